package howdah.course;

import com.sun.source.tree.ClassTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an exercise keeps: its stub, its solution and its check, one by one and beside each other.
final class ExerciseRules {

    private static final int HINTS = 3;
    /// Good for a class, for a mapper's namespace and, with a word before and behind, for the id of a notebook's cell.
    private static final String NAME = "[a-z][A-Za-z0-9]{0,39}";
    private static final Pattern TO_DO = Pattern.compile("\\bTODO\\b");

    private ExerciseRules() {
    }

    /// The rules of a stub that show without compiling.
    static List<Course.Finding> stub(ParsedLesson stub) {
        var findings = new ArrayList<>(file(stub));
        if (findings.isEmpty()) {
            findings.addAll(head(stub.file()));
            if (!LessonParts.name(stub.file().file()).matches(NAME)) {
                add(findings, stub.file(), 1, "Its name is not one that everything can be called by",
                    "name it like secondRow: a small letter, then at most 39 letters and digits");
            }
            var todos = TO_DO.matcher(stub.file().text() + mapper(stub.file())).results().count();
            if (todos != 1) {
                add(findings, stub.file(), firstLine(stub.file(), "TODO"), "An exercise has one TODO, and this has " + todos,
                    "mark the place where the learner's work begins, and only that, with // TODO: …");
            }
        }
        return findings;
    }

    /// What stub and solution have in common: a head, `main`, what no program of the course does.
    private static List<Course.Finding> file(ParsedLesson parsed) {
        var file = parsed.file();
        var findings = new ArrayList<>(Header.of(file, List.of("FILES")).findings());
        findings.addAll(LessonRules.findings(parsed, List.of()));
        var mapper = "//FILES " + LessonParts.name(file.file()) + ".xml";
        var isNamed = file.text().lines().anyMatch(mapper::equals);
        if (isNamed != Files.exists(mapperFile(file)) || !isNamed && file.text().contains("\n//FILES ")) {
            add(findings, file, firstLine(file, "//FILES"), "The line //FILES does not go with the exercise's own mapper",
                "write %s where that file lies beside it, and leave it out otherwise".formatted(mapper));
        }
        return findings;
    }

    private static List<Course.Finding> head(LessonFile file) {
        var findings = new ArrayList<Course.Finding>();
        var head = ExerciseHeader.of(file);
        if (head.lesson() == 0 || head.number() == 0) {
            add(findings, file, head.line(), "It does not tell its place in the course",
                "write a line // Exercise 1.2: lesson 1, the second exercise there");
        }
        if (sentences(Header.of(file).title()) != 1) {
            add(findings, file, firstLine(file, "//DESCRIPTION"), "The task is not one sentence",
                "say in one sentence what is to be done; the rest is hints");
        }
        if (head.hints().size() != HINTS) {
            add(findings, file, head.line(), "An exercise has %d hints, and this has %d".formatted(HINTS, head.hints().size()),
                "write three lines // Hint: … from a nudge to nearly the answer");
        }
        for (var hint : head.hints().stream().filter(each -> each.text().isEmpty()).toList()) {
            add(findings, file, file.line(hint.region().start()), "A hint is empty", "say something that helps");
        }
        return findings;
    }

    private static int sentences(String text) {
        var boundaries = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        boundaries.setText(text.strip());
        var sentences = 0;
        while (boundaries.next() != BreakIterator.DONE) {
            sentences++;
        }
        return sentences;
    }

    /// The rules of a solution that show without compiling.
    static List<Course.Finding> solution(LessonFile stub, ParsedLesson solution) {
        var findings = new ArrayList<>(file(solution));
        findings.addAll(LoopRules.findings(solution));
        var file = solution.file();
        if (!head(stub).isEmpty() || !findings.isEmpty()) {
            return findings;
        }
        if (!headText(file).equals(headText(stub))) {
            add(findings, file, 1, "Its head is not that of the exercise", "copy the head of " + stub.file());
        }
        if (TO_DO.matcher(file.text() + mapper(file)).find()) {
            add(findings, file, firstLine(file, "TODO"), "A solution has no TODO", "say in a comment what was done, and why");
        }
        if (file.text().equals(stub.text()) && mapper(file).equals(mapper(stub))) {
            add(findings, file, 1, "The solution is the exercise itself", "solve it");
        }
        return findings;
    }

    private static String headText(LessonFile file) {
        return file.text().substring(0, Header.of(file).end()).strip();
    }

    /// The rules of a check that show without compiling.
    static List<Course.Finding> check(Course.Exercise exercise) {
        if (!Files.isRegularFile(exercise.check())) {
            return List.of(LessonRules.finding(LessonFile.of(exercise.stub(), ""), 1,
                "It has no check %s".formatted(exercise.check().getFileName()), "write " + exercise.check()));
        }
        var parsed = ParsedLesson.parse(LessonFile.read(exercise.check()));
        var name = Exercises.checkName(exercise.name());
        if (parsed.errors().isEmpty() && parsed.unit().getTypeDecls().stream()
            .noneMatch(type -> type instanceof ClassTree named && named.getSimpleName().contentEquals(name))) {
            return List.of(LessonRules.finding(parsed.file(), 1, "There is no class %s".formatted(name),
                "name the class as its file: class " + name));
        }
        return parsed.errors();
    }

    private static String mapper(LessonFile file) {
        return Files.isRegularFile(mapperFile(file)) ? LessonFile.read(mapperFile(file)).text() : "";
    }

    private static Path mapperFile(LessonFile file) {
        return file.file().resolveSibling(LessonParts.name(file.file()) + ".xml");
    }

    /// The line of the first occurrence, counted from 1; 1 if there is none.
    private static int firstLine(LessonFile file, String words) {
        return file.line(file.text().indexOf(words));
    }

    private static void add(List<Course.Finding> findings, LessonFile file, int line, String what, String remedy) {
        findings.add(LessonRules.finding(file, line, what, remedy));
    }
}
