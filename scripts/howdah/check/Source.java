package howdah.check;

import com.google.gson.Gson;
import howdah.jvm.ProgramLoader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// What stands in the learner's file, as the compiler reads it: comments and texts are not taken for code.
public final class Source {

    static final String FILE = "words.json";

    private final List<Word> words;

    private Source(List<Word> words) {
        this.words = words;
    }

    /// Reads what [SourceWords#json] has written, as the resource [#FILE].
    static Source read(ProgramLoader loader) {
        try (var json = new InputStreamReader(loader.findResource(FILE).openStream(), StandardCharsets.UTF_8)) {
            return new Source(List.of(new Gson().fromJson(json, Word[].class)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What a word of a program is.
    enum Kind { CALL, NAME, KEYWORD, TEXT }

    /// A word that means something.
    ///
    /// @param line counted from 1
    record Word(Kind kind, String text, int line) {
    }

    /// A method of that name is called.
    public Source calls(String method) {
        return require(Kind.CALL, method, "Your program does not call %s(…).".formatted(method));
    }

    /// No method of that name is called.
    public Source doesNotCall(String method) {
        return refuse(words(Kind.CALL).filter(word -> word.text().equals(method)), "Your program calls %s(…)".formatted(method));
    }

    /// That keyword or name is used: `try`, `while`, `record`, `SqlSession`.
    public Source uses(String word) {
        return words(Kind.NAME).anyMatch(each -> each.text().equals(word)) ? this
            : require(Kind.KEYWORD, word, "Your program does without \"%s\".".formatted(word));
    }

    /// That keyword or name is not used.
    public Source doesNotUse(String word) {
        return refuse(Stream.concat(words(Kind.NAME), words(Kind.KEYWORD)).filter(each -> each.text().equals(word)),
            "Your program uses \"%s\"".formatted(word));
    }

    /// No text literal has that part.
    public Source doesNotSpell(String text) {
        return refuse(words(Kind.TEXT).filter(word -> word.text().contains(text)), "Your program has \"%s\" written down"
            .formatted(text));
    }

    private Stream<Word> words(Kind kind) {
        return words.stream().filter(word -> word.kind() == kind);
    }

    private Source require(Kind kind, String text, String message) {
        if (words(kind).noneMatch(word -> word.text().equals(text))) {
            throw new NotYet(message);
        }
        return this;
    }

    private Source refuse(Stream<Word> found, String message) {
        found.findFirst().ifPresent(word -> {
            throw new NotYet("%s in line %d; this exercise asks for a way without.".formatted(message, word.line()));
        });
        return this;
    }
}
