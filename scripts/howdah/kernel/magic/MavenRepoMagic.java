package howdah.kernel.magic;

import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;

/// `%mavenRepo`: one more repository to be asked.
final class MavenRepoMagic implements Magic {

    private static final String USUAL = "(maven)?central";

    private final String name;
    private final Libraries libraries;

    MavenRepoMagic(String name, Libraries libraries) {
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
            Lets %%maven look for libraries in one more repository.

            %%%1$s ID URL

            A comment of JBang's does the same: //REPOS ID=URL …

            Example: %%%1$s ours https://repository.example.com/releases
            """.formatted(name);
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var words = Words.of(arguments);
        if (words.size() != 2) {
            throw Failure.usage("%%%s wants an id and a URL.".formatted(name)).next("write %%%s ID URL".formatted(name));
        }
        libraries.repositories().add(words.get(0), words.get(1));
        return null;
    }

    /// As a comment of JBang's has them: `ours=https://…`, several of them parted by blanks or commas.
    static Magic ofComment(Libraries libraries) {
        return new Comment("//REPOS", (arguments, notebook) -> {
            for (var word : arguments.split("[\\s,;]+")) {
                var parts = word.split("=", 2);
                if (parts.length == 2) {
                    libraries.repositories().add(parts[0], parts[1]);
                } else if (!word.matches(USUAL)) {
                    throw Failure.usage("//REPOS names the repository \"%s\" without its address.".formatted(word))
                        .next("write //REPOS %s=URL".formatted(word));
                }
            }
        });
    }
}
