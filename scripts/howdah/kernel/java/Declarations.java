package howdah.kernel.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What cells have declared: types, methods, variables, imports. They are JShell's snippets.
final class Declarations {

    private static final int MANY = 40;
    private static final int VERY_MANY = 4000;

    private final JShell jshell;
    private final Shell shell;
    private final CellControl control;
    private final CellLoader loader;
    private final Map<Snippet, Place> places = new IdentityHashMap<>();
    private final Map<Integer, Source> sources = new HashMap<>();
    private Place current;
    private int sizeAfterTidying;
    private int forgotten;

    /// Where a snippet comes from.
    private record Place(Source source, Piece piece) {
    }

    Declarations(JShell jshell, Shell shell, CellControl control, CellLoader loader) {
        this.jshell = jshell;
        this.shell = shell;
        this.control = control;
        this.loader = loader;
        control.tellOrigins(this::origin);
    }

    /// Declares a piece of a cell; a variable's initializer is run.
    ///
    /// @throws Rejected if it does not compile
    void declare(Source source, Piece piece, List<String> notes) throws Throwable {
        if (isThereAlready(source, piece)) {
            return;
        }
        var before = piece.kind() == Piece.Kind.TYPE ? classesOfVariables() : Map.<VarSnippet, String>of();
        var events = events(new Place(source, piece), piece.text(source.text()) + (needsSemicolon(piece) ? ";" : ""));
        tellRejection(events, piece);
        noteRedefinition(piece, source, before, notes);
    }

    /// Lets JShell take a piece. Its code may declare more by itself, as magics do.
    private List<SnippetEvent> events(Place place, String text) throws Throwable {
        var outer = current;
        current = place;
        try {
            var events = jshell.eval(text);
            for (var event : events) {
                if (event.causeSnippet() == null && event.status().isActive()) {
                    places.put(event.snippet(), place);
                    sources.put(place.source().cell(), place.source());
                }
            }
            if (control.thrown() != null) {
                throw control.thrown();
            }
            return events;
        } finally {
            current = outer;
        }
    }

    private static boolean needsSemicolon(Piece piece) {
        return !piece.endsWithSemicolon() && (piece.kind() == Piece.Kind.VARIABLE || piece.kind() == Piece.Kind.IMPORT);
    }

    /// A piece that does not compile.
    static final class Rejected extends Exception {

        final List<Problem> problems;

        Rejected(List<Problem> problems) {
            this.problems = problems;
        }
    }

    private void tellRejection(List<SnippetEvent> events, Piece piece) throws Rejected {
        for (var event : events) {
            if (event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED) {
                throw new Rejected(jshell.diagnostics(event.snippet()).filter(Diag::isError)
                    .map(each -> problem(each).shifted(piece.start())).toList());
            }
        }
    }

    private static Problem problem(Diag error) {
        return new Problem(error.getCode(), error.getMessage(Locale.ENGLISH), (int) error.getPosition(),
            (int) error.getStartPosition(), (int) error.getEndPosition());
    }

    /// An import, or a type or method whose text has not changed: variables of a record need not be lost when its cell is run
    /// again.
    private boolean isThereAlready(Source source, Piece piece) {
        var text = piece.text(source.text());
        return switch (piece.kind()) {
            case IMPORT -> jshell.imports().anyMatch(each -> each.source().equals(text));
            case METHOD -> jshell.methods().anyMatch(each -> isSame(each, piece, text));
            case TYPE -> !text.contains("static") && jshell.types().anyMatch(each -> isSame(each, piece, text));
            default -> false;
        };
    }

    private boolean isSame(Snippet snippet, Piece piece, String text) {
        return snippet.source().equals(text) && jshell.status(snippet) == Snippet.Status.VALID;
    }

    private Map<VarSnippet, String> classesOfVariables() {
        var classes = new IdentityHashMap<VarSnippet, String>();
        jshell.variables().filter(each -> jshell.status(each).isDefined()).forEach(each -> classes.put(each,
            shell.className(each)));
        return classes;
    }

    /// Says which variables have lost their values since a type was declared anew.
    private void noteRedefinition(Piece piece, Source source, Map<VarSnippet, String> before, List<String> notes) {
        var lost = before.entrySet().stream().filter(each -> !each.getValue().equals(shell.className(each.getKey()))
            || !jshell.status(each.getKey()).isDefined()).map(Map.Entry::getKey).toList();
        if (!lost.isEmpty()) {
            var names = lost.stream().map(VarSnippet::name).sorted().toList();
            var cells = lost.stream().map(each -> places.get(each)).filter(each -> each != null).map(each -> each.source().cell())
                .filter(each -> each != source.cell()).sorted().distinct().map("[%d]"::formatted).toList();
            notes.add("redefined %s: %s lost %s%s".formatted(piece.name(), String.join(", ", names),
                names.size() == 1 ? "its value" : "their values", cells.isEmpty() ? "" : "; run again the cell%s %s"
                    .formatted(cells.size() == 1 ? "" : "s", String.join(", ", cells))));
        }
    }

    /// What is declared, but waits for something that is not.
    ///
    /// @return the compiler's complaints
    List<Problem> unresolved(Source source, List<Piece> pieces) {
        var problems = new ArrayList<Problem>();
        for (var piece : pieces) {
            places.forEach((snippet, place) -> {
                var status = jshell.status(snippet);
                if (place.source() == source && place.piece() == piece && (status == Snippet.Status.RECOVERABLE_DEFINED
                    || status == Snippet.Status.RECOVERABLE_NOT_DEFINED)) {
                    jshell.unresolvedDependencies((DeclarationSnippet) snippet)
                        .forEach(each -> problems.add(unresolved(source, piece, each)));
                }
            });
        }
        return problems;
    }

    /// @param dependency such as `method foo(int)`
    private static Problem unresolved(Source source, Piece piece, String dependency) {
        var name = dependency.replaceFirst("^\\w+ ", "").replaceFirst("\\W.*", "");
        var text = piece.text(source.text());
        var tokens = Tokens.of(text);
        var word = IntStream.range(0, tokens.size()).filter(each -> tokens.is(each, name)).findFirst();
        var place = piece.start() + (word.isPresent() ? tokens.start(word.getAsInt()) : 0);
        return new Problem("unresolved", "cannot find symbol\n  symbol: " + dependency, place, place, piece.end());
    }

    /// Of a class that JShell has made: of one piece, or of several if methods are overloaded.
    private Weaver.Origin origin(String className) {
        var wrapper = "REPL." + Shell.wrapper(className);
        var cells = new ArrayList<>(shell.snippets(wrapper).stream().map(each -> placeOf(each).source().name()).distinct()
            .toList());
        return new Weaver.Origin(String.join(", ", cells), line -> {
            var at = shell.line(wrapper, line);
            if (at == null) {
                return 1;
            }
            var place = placeOf(at.snippet());
            return Weaver.LINES * (cells.size() == 1
                ? 0 : cells.indexOf(place.source().name())) + place.piece().line() + at.line() - 1;
        });
    }

    private Place placeOf(Snippet snippet) {
        return places.getOrDefault(snippet, current);
    }

    Object value(VarSnippet variable) {
        try {
            return field(variable).get(null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void set(VarSnippet variable, Object value) {
        try {
            field(variable).set(null, value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private java.lang.reflect.Field field(VarSnippet variable) throws ReflectiveOperationException {
        var field = loader.loadClass(shell.className(variable)).getDeclaredField(variable.name());
        field.setAccessible(true);
        return field;
    }

    Optional<Class<?>> type(String name) {
        return jshell.types().filter(each -> each.name().equals(name) && jshell.status(each).isDefined())
            .reduce((first, last) -> last).map(this::type);
    }

    private Class<?> type(TypeDeclSnippet type) {
        try {
            return loader.loadClass(shell.className(type) + "$" + type.name());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void drop(String variable) {
        jshell.variables().filter(each -> each.name().equals(variable)).toList().forEach(jshell::drop);
        sizeAfterTidying = -MANY;
    }

    /// Forgets what was declared anew, and its classes.
    void tidy() {
        if (shell.size() - sizeAfterTidying > MANY) {
            forgotten += shell.size() - sizeAfterTidying;
            if (forgotten > VERY_MANY) {
                shell.renewCompiler();
                forgotten = 0;
            }
            var needed = shell.forget(jshell);
            loader.forgetAllBut(needed);
            places.keySet().removeIf(each -> !jshell.status(each).isActive());
            var cells = places.values().stream().map(each -> each.source().cell()).toList();
            sources.keySet().removeIf(each -> !cells.contains(each));
            sizeAfterTidying = shell.size();
        }
    }

    /// @param source the cell that runs, or null
    Traceback traceback(Source source) {
        return new Traceback(cell -> Optional.ofNullable(source != null && source.cell() == cell ? source : sources.get(cell)));
    }

    /// How a type or a method is written, up to its body.
    Optional<String> header(String name) {
        return places.entrySet().stream().filter(each -> each.getValue().piece().name().equals(name)
                && each.getValue().piece().kind() != Piece.Kind.VARIABLE && jshell.status(each.getKey()).isActive())
            .map(each -> each.getKey().source().replaceFirst("(?s)\\s*\\{.*", "")).findFirst();
    }
}
