package howdah.kernel.magic;

import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;

/// `%maven`: libraries from Maven's repositories.
final class MavenMagic implements Magic, Valued {

    private static final String FROM = "--from";

    private final String name;
    private final Libraries libraries;

    MavenMagic(String name, Libraries libraries) {
        this.name = name;
        this.libraries = libraries;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String help() {
        return """
            Adds libraries from Maven's repositories, with all that they need.

            %%%1$s GROUP:ARTIFACT:VERSION[:CLASSIFIER][@TYPE] … [--from URL]
            %%%1$s GROUP:ARTIFACT[:TYPE[:CLASSIFIER]]:VERSION …

              --from URL  asks that repository before the usual ones

            A comment of JBang's does the same: //DEPS GROUP:ARTIFACT:VERSION …
            What was downloaded once is found without a network.

            Example: %%%1$s org.apache.commons:commons-math3:3.6.1
            """.formatted(name);
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        value(arguments, notebook);
        return null;
    }

    /// The names of the files that were added.
    @Override
    public List<String> value(String arguments, Notebook notebook) {
        var artifacts = new ArrayList<Artifact>();
        var asked = new ArrayList<RemoteRepository>();
        var words = Words.of(arguments.replace(',', ' ')).iterator();
        while (words.hasNext()) {
            var word = words.next();
            if (word.startsWith(FROM)) {
                asked.add(from(word.equals(FROM) && words.hasNext() ? words.next() : word.replaceFirst("^--from=?", "")));
            } else {
                artifacts.add(Coordinates.parse(word));
            }
        }
        if (artifacts.isEmpty()) {
            throw Failure.usage("%%%s names no library.".formatted(name))
                .next("write %%%s group:artifact:version".formatted(name));
        }
        return libraries.add(maven -> Libraries.Wanted.of(artifacts, asked), notebook).stream().map(Path::toString).toList();
    }

    private static RemoteRepository from(String url) {
        var repository = Repositories.repository("from", url);
        return new RemoteRepository.Builder(repository).setId("from-" + URI.create(url).getHost()).build();
    }
}
