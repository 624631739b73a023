package howdah.kernel.magic;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import howdah.show.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.repository.AuthenticationBuilder;

/// Where libraries are looked for: the user's local repository, then those that a Maven of his would ask, then what was added.
final class Repositories {

    private final List<RemoteRepository> added = new ArrayList<>();

    /// @param id one that was added before under it is asked no more
    /// @throws Failure if that is no address
    synchronized void add(String id, String url) {
        added.removeIf(each -> each.getId().equals(id));
        added.add(repository(id, url));
    }

    /// Its user and password are taken out of the address, so that no message can show them.
    static RemoteRepository repository(String id, String url) {
        try {
            var address = new URI(url);
            if (address.getScheme() == null || !url.contains(":/")) {
                throw new URISyntaxException(url, "it has no scheme such as https:");
            }
            var user = address.getUserInfo();
            var builder = new RemoteRepository.Builder(id, "default", user == null ? url : url.replace(user + "@", ""));
            if (user != null) {
                var words = user.split(":", 2);
                builder.setAuthentication(new AuthenticationBuilder().addUsername(words[0])
                    .addPassword(words.length > 1 ? words[1] : "").build());
            }
            return builder.build();
        } catch (URISyntaxException wrong) {
            throw Failure.usage("The address of the repository \"%s\" is none: %s.".formatted(id, wrong.getReason()))
                .next("write %mavenRepo ID URL");
        }
    }

    /// Opens Maven's resolver with the user's settings.xml: his mirrors, proxies and local repository count.
    ///
    /// @param progress told what is being downloaded
    static Context open(Consumer<String> progress) {
        var overrides = ContextOverrides.create().withUserSettings(true).transferListener(new Report(progress));
        var repository = System.getenv("JBANG_REPO");
        if (repository != null) {
            overrides.withLocalRepositoryOverride(Path.of(repository));
        }
        return Runtimes.INSTANCE.getRuntime().create(overrides.build());
    }

    /// Those to be asked, in that order.
    synchronized List<RemoteRepository> of(Context maven, List<RemoteRepository> first) {
        var own = Stream.concat(first.stream(), added.stream()).toList();
        var all = new ArrayList<>(maven.repositorySystem().newResolutionRepositories(maven.repositorySystemSession(), own));
        all.addAll(first.isEmpty() ? 0 : all.size(), maven.remoteRepositories());
        return all;
    }

    /// Tells what is being downloaded.
    private static final class Report extends AbstractTransferListener {

        private final Consumer<String> progress;

        Report(Consumer<String> progress) {
            this.progress = progress;
        }

        @Override
        public void transferInitiated(TransferEvent event) {
            var name = event.getResource().getResourceName();
            progress.accept("Downloading " + name.substring(name.lastIndexOf('/') + 1));
        }
    }
}
