package howdah.kernel.magic;

import howdah.database.Database;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Notebook;
import howdah.kernel.cell.Output;
import howdah.show.Failure;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A notebook as a kernel has it, whose Java is only kept, not run.
class TestNotebook implements Notebook {

    final TestOutput output = new TestOutput();
    final Map<String, Object> variables = new LinkedHashMap<>();
    final List<Path> classPath = new ArrayList<>();
    final List<String> java = new ArrayList<>();
    final List<String> entered = new ArrayList<>();
    final List<Cell> ran = new ArrayList<>();
    Path course;
    String lesson;

    /// A Java cell was run.
    void ran(String id, String source) {
        ran.add(new Cell(ran.size() + 1, id, source, false));
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public Bundle render(Object value) {
        return Bundle.ofText(Show.plain().text(value));
    }

    @Override
    public Set<String> variables() {
        return variables.keySet();
    }

    @Override
    public Object variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow(() -> Failure.usage("There is no variable " + name));
    }

    @Override
    public void declare(String name, String type, Object value) {
        variables.put(name, value);
    }

    @Override
    public Object run(String source) throws Exception {
        java.add(source);
        return null;
    }

    @Override
    public void addToClassPath(List<Path> paths) {
        classPath.addAll(paths);
    }

    @Override
    public Database database() {
        throw Failure.noDatabase("This notebook has no database.");
    }

    @Override
    public void enter(String name, Path folder) {
        entered.add(name + " " + folder);
    }

    @Override
    public Optional<Path> course() {
        return Optional.ofNullable(course);
    }

    @Override
    public Optional<String> lesson() {
        return Optional.ofNullable(lesson);
    }

    @Override
    public List<Cell> ran() {
        return List.copyOf(ran);
    }

    @Override
    public void restart() {
        ran.clear();
        variables.clear();
    }
}
