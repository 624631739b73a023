package howdah.kernel.magic;

import howdah.course.Course;
import howdah.course.Course.Finding;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;

/// `%%mapper`: a mapper of MyBatis in a cell.
final class MapperMagic implements Magic {

    private final Teaching teaching;

    MapperMagic(Teaching teaching) {
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "mapper";
    }

    @Override
    public String help() {
        return """
            Takes a mapper's XML in place of the mapper of that namespace, also for sessions that are open.

            %%mapper NAMESPACE
            <select id="…" …> …

            The statements will do; a whole file with <mapper> is taken, too. If it is wrong, the old one stays.

            Example:
              %%mapper posts
              <select id="count" resultType="int">
                SELECT count(*) FROM posts
              </select>
            """;
    }

    @Override
    public Object runCell(String arguments, String body, int line, Notebook notebook) {
        if (body.isBlank()) {
            throw Failure.usage("This mapper is empty.").next("write at least one statement below %%mapper");
        }
        var mapper = MapperSource.of(arguments, body, line);
        var database = notebook.database();
        var findings = Course.lintMapper(mapper.xml(), mapper.namespace(), database.typeNames());
        findings.stream().filter(finding -> !finding.isAdvice()).findFirst().ifPresent(finding -> {
            throw Failure.usage(finding.what() + ".").where(place(mapper, finding)).next(finding.remedy());
        });
        try {
            database.loadMapper(mapper.namespace(), mapper.xml());
        } catch (PersistenceException wrong) {
            throw Failure.usage("MyBatis does not take this mapper; the old one stays.").where("%%mapper " + mapper.namespace())
                .cause(last(wrong)).next("correct it, and run the cell again");
        }
        teaching.keep(mapper);
        findings.forEach(finding -> notebook.output().warn("%s: %s. Next: %s%n".formatted(place(mapper, finding), finding.what(),
            finding.remedy())));
        notebook.output().display(Bundle.ofText(told(mapper.namespace(), database.statementIds())));
        return null;
    }

    private static String place(MapperSource mapper, Finding finding) {
        return "line %d of the cell".formatted(mapper.firstLine() + finding.line() - 1);
    }

    private static Throwable last(Throwable failure) {
        return failure.getCause() == null ? failure : last(failure.getCause());
    }

    private static String told(String namespace, List<String> ids) {
        return ids.stream().filter(id -> id.startsWith(namespace + ".")).collect(Collectors.joining(", ",
            "The mapper \"%s\" is loaded: ".formatted(namespace), "."));
    }

    /// The namespaces that there are, in the head.
    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        var isInHead = !source.substring(0, cursor).strip().contains("\n");
        return !isInHead ? Completion.none(cursor)
            : Words.complete(source, cursor, "mapper", notebook.database().statementIds().stream()
            .map(id -> id.substring(0, id.lastIndexOf('.'))).distinct().toList(), name -> "");
    }
}
