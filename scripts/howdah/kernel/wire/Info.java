package howdah.kernel.wire;

import java.util.List;

/// How a kernel introduces itself.
///
/// @param implementation its name
/// @param version        its version
/// @param banner         what a console prints when it begins
/// @param links          for the front end's menu of help
public record Info(String implementation, String version, String banner, List<Link> links) {

    public record Link(String text, String url) {
    }
}
