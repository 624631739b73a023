package howdah.runner;

import howdah.course.Course;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// A lesson as slides, a step each, walked through by keys; printed, each gets a page.
final class SlidesPage {

    private static final String STYLE = """
        section { box-sizing: border-box; padding: 4vh 6vw; font-size: 1.35rem; }
        section + section { border-top: 1px solid var(--line); }
        .walked section { display: none; min-height: 100vh; border: 0; }
        .walked section.now { display: block; }
        #place { position: fixed; right: 1rem; bottom: .5rem; opacity: .6; }
        @media print {
          .walked section { display: block; min-height: 0; }
          section { break-after: page; font-size: 1rem; }
          #place { display: none; }
        }
        """;

    private static final String SCRIPT = """

        const slides = [...document.querySelectorAll('section')];
        const turn = {ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, Enter: 1,
          ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1, Home: -slides.length, End: slides.length};
        let now = 0;
        function show(wanted) {
          now = Math.min(Math.max(wanted || 0, 0), slides.length - 1);
          slides.forEach((slide, at) => slide.classList.toggle('now', at === now));
          document.getElementById('place').textContent = `${now} / ${slides.length - 1}`;
          history.replaceState(null, '', `#${now}`);
          scrollTo(0, 0);
        }
        addEventListener('keydown', event => {
          if (event.key in turn && !event.ctrlKey && !event.altKey && !event.metaKey) {
            event.preventDefault();
            show(now + turn[event.key]);
          }
        });
        addEventListener('hashchange', () => show(Number(location.hash.slice(1))));
        document.body.classList.add('walked');
        show(Number(location.hash.slice(1)));
        """;

    private SlidesPage() {
    }

    /// @param shown what each step showed
    static String of(Course.Lesson lesson, List<String> shown) {
        var page = new StringBuilder(Html.head(lesson.title(), "'sha256-%s'".formatted(hash()), STYLE)).append("<body>\n");
        page.append("<section>\n<h1>%d. %s</h1>\n%s</section>\n"
            .formatted(lesson.number(), Html.escape(lesson.title()), Html.markdown(lesson.comment())));
        for (var step : lesson.steps()) {
            page.append("<section>\n<h2>%d. %s</h2>\n".formatted(step.number(), Html.escape(step.title())))
                .append(Html.markdown(step.prose())).append(Html.code(step.source()))
                .append(Html.shown(shown.get(step.number() - 1))).append("</section>\n");
        }
        return page.append("<p id=\"place\"></p>\n<script>").append(SCRIPT).append("</script>\n</body>\n</html>\n").toString();
    }

    /// Of the one script that may run there.
    private static String hash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(SCRIPT.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha256);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
