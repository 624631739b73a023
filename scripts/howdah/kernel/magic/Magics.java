//SOURCES CellText.java ChartMagic.java CheckMagic.java ClassPathMagic.java Comment.java Coordinates.java
//SOURCES ExerciseCell.java ExerciseMagic.java ExplainMagic.java FileNames.java Globs.java HintMagic.java
//SOURCES KernelJars.java Lazy.java LessonMagic.java Libraries.java Likeness.java LoadMagic.java LsMagic.java
//SOURCES MagicScan.java MapperMagic.java MapperSource.java MavenMagic.java MavenRepoMagic.java Part.java
//SOURCES Patience.java PlanMemory.java Pom.java PomMagic.java PomText.java Repositories.java ResetMagic.java
//SOURCES RewindMagic.java SchemaMagic.java SolutionMagic.java SqlDisplay.java SqlHelp.java SqlInBackground.java
//SOURCES SqlMagic.java SqlOptions.java SqlWaiting.java StatementCard.java Teaching.java Text.java TimeMagic.java
//SOURCES Valued.java VerdictCard.java Words.java
//SOURCES ../cell/Bundle.java ../cell/Cell.java ../cell/Completion.java ../cell/Magic.java ../cell/Notebook.java
//SOURCES ../cell/Output.java ../cell/Renderer.java
//SOURCES ../../check/Checker.java ../../course/Course.java ../../database/Database.java ../../jvm/DisposableJvm.java
//SOURCES ../../show/Show.java ../../sql/SqlCells.java
//DEPS com.google.code.gson:gson:2.13.2

package howdah.kernel.magic;

import howdah.database.Database;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.kernel.cell.Renderer;
import howdah.show.Failure;
import howdah.show.Nearest;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/// The magics of a notebook, by their names.
public final class Magics implements AutoCloseable {

    private static final String HELP = "--help";
    private static volatile Magics latest;

    private final Notebook notebook;
    private final Map<String, Supplier<Magic>> all = new LinkedHashMap<>();
    private final Map<String, Magic> used = new ConcurrentHashMap<>();
    private final Deque<Magic> running = new ConcurrentLinkedDeque<>();
    private final Lazy<Teaching> teaching;

    public Magics(Notebook notebook) {
        this(notebook, System.getenv());
    }

    /// @param environment which tells where progress is kept
    Magics(Notebook notebook, Map<String, String> environment) {
        this.notebook = notebook;
        teaching = new Lazy<>(() -> new Teaching(notebook, environment));
        addAll();
        latest = this;
    }

    /// In the order of the list that `%lsmagic` shows. A magic's class is loaded when it is used.
    private void addAll() {
        all.put("sql", SqlMagic::new);
        all.put("explain", ExplainMagic::new);
        all.put("schema", SchemaMagic::new);
        all.put("chart", ChartMagic::new);
        all.put("mapper", () -> new MapperMagic(teaching.get()));
        all.put("lesson", () -> new LessonMagic(teaching.get()));
        all.put("exercise", () -> new ExerciseMagic(teaching.get()));
        all.put("check", () -> new CheckMagic(teaching.get()));
        all.put("hint", () -> new HintMagic(teaching.get()));
        all.put("solution", () -> new SolutionMagic(teaching.get()));
        all.put("reset", () -> new ResetMagic(teaching.get()));
        all.put("rewind", () -> new RewindMagic(this, teaching.get()));
        var libraries = new Lazy<>(Libraries::new);
        all.put("time", () -> new TimeMagic(this));
        all.put("load", () -> new LoadMagic(this));
        all.put("maven", () -> new MavenMagic("maven", libraries.get()));
        all.put("addMavenDependency", () -> new MavenMagic("addMavenDependency", libraries.get()));
        all.put("addMavenDependencies", () -> new MavenMagic("addMavenDependencies", libraries.get()));
        all.put("mavenRepo", () -> new MavenRepoMagic("mavenRepo", libraries.get()));
        all.put("addMavenRepo", () -> new MavenRepoMagic("addMavenRepo", libraries.get()));
        all.put("loadFromPOM", () -> new PomMagic(libraries.get()));
        all.put("jars", () -> new ClassPathMagic("jars", true));
        all.put("classpath", () -> new ClassPathMagic("classpath", false));
        all.put("//DEPS", () -> new Comment("//DEPS", new MavenMagic("//DEPS", libraries.get())::runLine));
        all.put("//REPOS", () -> MavenRepoMagic.ofComment(libraries.get()));
        all.put("//SOURCES", () -> new Comment("//SOURCES", new LoadMagic(this)::runLine));
        all.put("lsmagic", () -> new LsMagic("lsmagic", this));
        all.put("help", () -> new LsMagic("help", this));
    }

    /// The parts of a cell, in the order in which they are to be run; none for a blank one. The lines of the parts are the lines
    /// of the cell, and nothing in a literal or a comment is taken for a magic.
    public static List<Part> split(String source) {
        return new CellText(source).parts();
    }

    /// In the order of the list that `%lsmagic` shows.
    public List<String> names() {
        return all.keySet().stream().filter(name -> !name.startsWith("/")).toList();
    }

    /// @throws Failure if there is none of that name, with the nearest
    public Magic find(String name) {
        if (name.startsWith("%")) {
            throw Failure.usage("%" + name + " does not stand at the head of its cell.")
                .next("write it in the first line of a cell of its own");
        }
        if (!all.containsKey(name)) {
            throw Failure.usage("There is no magic \"%%%s\".".formatted(name))
                .next(Nearest.advice(name, names(), "see them all: %lsmagic"));
        }
        return used.computeIfAbsent(name, wanted -> all.get(wanted).get());
    }

    /// Runs `%name arguments`.
    ///
    /// @return a value to be displayed, or null
    public Object runLine(String name, String arguments) throws Exception {
        return run(find(name), arguments, magic -> magic.runLine(arguments, notebook));
    }

    /// Runs `%%name arguments` with the lines after it.
    ///
    /// @param line the line of the cell at which the body begins, counted from 1
    /// @return a value to be displayed, or null
    public Object runCell(String name, String arguments, String body, int line) throws Exception {
        return run(find(name), arguments, magic -> magic.runCell(arguments, body, line, notebook));
    }

    private interface Use {
        Object of(Magic magic) throws Exception;
    }

    private Object run(Magic magic, String arguments, Use use) throws Exception {
        if (arguments.split("\\s+")[0].equals(HELP)) {
            notebook.output().page(Bundle.ofText(magic.help().strip()));
            return null;
        }
        running.push(magic);
        try {
            return use.of(magic);
        } finally {
            running.removeFirstOccurrence(magic);
        }
    }

    /// Runs `%name arguments` within Java, in the notebook that was opened last.
    ///
    /// @param <T> whatever the place of the call wants
    @SuppressWarnings("unchecked")
    public static <T> T call(String name, String arguments) throws Exception {
        var magics = latest;
        return (T) magics.run(magics.find(name), arguments, magic -> magic instanceof Valued valued
            ? valued.value(arguments, magics.notebook) : magic.runLine(arguments, magics.notebook));
    }

    /// Runs `%%name arguments` with the lines of `body`, in the notebook that was opened last.
    ///
    /// @param <T> whatever the place of the call wants
    @SuppressWarnings("unchecked")
    public static <T> T call(String name, String arguments, String body) throws Exception {
        return (T) latest.runCell(name, arguments, body, 1);
    }

    /// Runs a source as if it stood in a cell, magics and all.
    ///
    /// @param line of the cell at which it begins, counted from 1
    /// @return the value of its last part, or null
    Object run(String source, int line) throws Exception {
        Object value = null;
        for (var part : split("\n".repeat(line - 1) + source)) {
            value = switch (part) {
                case Part.Java java -> notebook.run("\n".repeat(java.line() - 1) + java.source());
                case Part.Line magic -> runLine(magic.name(), magic.arguments());
                case Part.Head head -> runCell(head.name(), head.arguments(), head.body(), head.line() + 1);
            };
        }
        return value;
    }

    /// How a statement of a mapper cell was called, to be displayed.
    ///
    /// @param statement with a [Database.Statement#call]
    public static Bundle card(Database.Statement statement, Renderer renderer) {
        return StatementCard.of(statement, renderer);
    }

    /// What may stand at a place of a cell.
    ///
    /// @return empty if that place is within Java
    public Optional<Completion> complete(String source, int cursor) {
        return new CellText(source.substring(0, cursor) + "x").magicAt(cursor + 1)
            .map(place -> cursor <= place.nameEnd() && place.nameEnd() == cursor + 1 ? completeName(source, place, cursor)
                : completeArguments(source, cursor));
    }

    private Completion completeName(String source, CellText.Place place, int cursor) {
        var typed = source.substring(place.nameStart(), cursor);
        return new Completion(names().stream().filter(name -> name.startsWith(typed))
            .map(name -> new Completion.Candidate(name, "magic", summary(name))).toList(), place.nameStart(), cursor);
    }

    private Completion completeArguments(String source, int cursor) {
        var place = new CellText(source).magicAt(cursor);
        if (place.isEmpty() || !all.containsKey(place.get().name())) {
            return Completion.none(cursor);
        }
        var start = place.get().start();
        var within = source.substring(start, place.get().end());
        var found = find(place.get().name()).complete(within, cursor - start, notebook);
        return new Completion(found.candidates(), found.start() + start, found.end() + start);
    }

    /// What is known of what stands at a place of a cell.
    ///
    /// @return empty if that place is within Java, or nothing is known
    public Optional<Bundle> inspect(String source, int cursor) {
        return new CellText(source).magicAt(Math.min(cursor + 1, source.length()))
            .filter(place -> all.containsKey(place.name())).flatMap(place -> cursor <= place.nameEnd()
                ? Optional.of(Bundle.ofText(find(place.name()).help().strip()))
                : find(place.name()).inspect(source.substring(place.start(), place.end()), cursor - place.start(), notebook));
    }

    /// Whether a place of a cell is within a magic, so that it is no Java.
    public boolean isMagic(String source, int cursor) {
        return new CellText(source).magicAt(cursor).isPresent();
    }

    /// The first line of its help.
    String summary(String name) {
        return find(name).help().strip().lines().findFirst().orElse("");
    }

    /// Ends the magics that run, from another thread.
    public void interrupt() {
        running.forEach(Magic::interrupt);
    }

    /// Gives back what magics have opened.
    @Override
    public void close() {
        if (teaching.isMade()) {
            teaching.get().close();
        }
    }
}
