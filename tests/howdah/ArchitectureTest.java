package howdah;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rooms under `scripts/howdah`: arrows point one way, and each room shows one façade.
class ArchitectureTest {

    /// Beside its façade a room may show what the façade throws or hands out.
    private static final Set<String> PUBLIC = Set.of(
        "howdah.Bootstrap", "howdah.LessonRun", "howdah.Stage",
        "howdah.bench.Benchmarks",
        "howdah.check.Answer", "howdah.check.Attempt", "howdah.check.AttemptParameter", "howdah.check.Checker",
        "howdah.check.Connections", "howdah.check.Data", "howdah.check.Hint", "howdah.check.Limit",
        "howdah.check.MapperText", "howdah.check.Plan", "howdah.check.Source", "howdah.check.Statements",
        "howdah.check.Verdict",
        "howdah.course.Course", "howdah.course.JavaText", "howdah.course.Learner", "howdah.course.Practice",
        "howdah.course.Progress",
        "howdah.database.CacheFolder", "howdah.database.Database", "howdah.database.MapperConfiguration",
        "howdah.database.NamedConnection", "howdah.database.Need", "howdah.database.OwnServer", "howdah.database.Servers",
        "howdah.database.Snapshots", "howdah.database.SqlSplitter", "howdah.database.Visit",
        "howdah.jupyter.Installation", "howdah.jupyter.Jupyter", "howdah.jupyter.KernelFiles", "howdah.jupyter.KernelSpec",
        "howdah.jupyter.Place",
        "howdah.jvm.Child", "howdah.jvm.Compiler", "howdah.jvm.DisposableJvm", "howdah.jvm.Message", "howdah.jvm.OwnTime",
        "howdah.jvm.Program", "howdah.jvm.ProgramLoader", "howdah.jvm.ScratchFolder", "howdah.jvm.StartedThreads",
        "howdah.jvm.Task", "howdah.jvm.Wire", "howdah.jvm.WireStage",
        "howdah.kernel.Functions", "howdah.kernel.JJavaExtension", "howdah.kernel.Kernel", "howdah.kernel.KernelCommands",
        "howdah.kernel.cell.Bundle", "howdah.kernel.cell.Cell", "howdah.kernel.cell.Completeness",
        "howdah.kernel.cell.Completion", "howdah.kernel.cell.Interpreter", "howdah.kernel.cell.Magic",
        "howdah.kernel.cell.Notebook", "howdah.kernel.cell.Outcome", "howdah.kernel.cell.Output",
        "howdah.kernel.cell.Renderer",
        "howdah.kernel.java.Evaluation", "howdah.kernel.java.Guard", "howdah.kernel.java.JavaCells",
        "howdah.kernel.magic.Magics", "howdah.kernel.magic.Part",
        "howdah.kernel.wire.Info", "howdah.kernel.wire.Wire",
        "howdah.maven.Libraries",
        "howdah.runner.Runner",
        "howdah.show.Bars", "howdah.show.Chart", "howdah.show.Drawn", "howdah.show.Failure",
        "howdah.show.FileLimit", "howdah.show.Home", "howdah.show.Nearest",
        "howdah.show.Plan", "howdah.show.PlanComparison", "howdah.show.Progress", "howdah.show.Root", "howdah.show.Rows",
        "howdah.show.Schema", "howdah.show.Show", "howdah.show.StatementFailure", "howdah.show.TimeLine",
        "howdah.sql.Candidates", "howdah.sql.Request", "howdah.sql.Result", "howdah.sql.SqlCells", "howdah.sql.Variables",
        "howdah.sql.Where");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("howdah").that(areNoTests());

    /// Tests lie in the same packages, so that a class is known by its source file.
    private static DescribedPredicate<JavaClass> areNoTests() {
        return DescribedPredicate.describe("are no tests", type -> {
            var outermost = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
            return Files.exists(Repository.root().resolve("scripts").resolve(outermost));
        });
    }

    @Test
    void shouldPointOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("lessons").definedBy("howdah")
            .layer("bench").definedBy("howdah.bench")
            .layer("runner").definedBy("howdah.runner")
            .layer("kernel").definedBy("howdah.kernel")
            .layer("cell").definedBy("howdah.kernel.cell")
            .layer("java").definedBy("howdah.kernel.java")
            .layer("magic").definedBy("howdah.kernel.magic")
            .layer("wire").definedBy("howdah.kernel.wire")
            .layer("check").definedBy("howdah.check")
            .layer("jupyter").definedBy("howdah.jupyter")
            .layer("course").definedBy("howdah.course")
            .layer("jvm").definedBy("howdah.jvm")
            .layer("sql").definedBy("howdah.sql")
            .layer("database").definedBy("howdah.database")
            .layer("maven").definedBy("howdah.maven")
            .layer("show").definedBy("howdah.show")
            .whereLayer("bench").mayNotBeAccessedByAnyLayer()
            .whereLayer("runner").mayNotBeAccessedByAnyLayer()
            .whereLayer("java").mayOnlyBeAccessedByLayers("kernel")
            .whereLayer("magic").mayOnlyBeAccessedByLayers("kernel")
            .whereLayer("wire").mayOnlyBeAccessedByLayers("kernel")
            .whereLayer("kernel").mayNotBeAccessedByAnyLayer()
            .whereLayer("cell").mayOnlyBeAccessedByLayers("java", "magic", "wire", "kernel")
            .whereLayer("check").mayOnlyBeAccessedByLayers("runner", "magic", "kernel")
            .whereLayer("jvm").mayOnlyBeAccessedByLayers("check", "runner", "magic", "kernel")
            .whereLayer("lessons").mayOnlyBeAccessedByLayers("check", "jvm", "kernel")
            .whereLayer("jupyter").mayOnlyBeAccessedByLayers("runner", "kernel")
            .whereLayer("course").mayOnlyBeAccessedByLayers("check", "runner", "magic", "kernel")
            .whereLayer("sql").mayOnlyBeAccessedByLayers("runner", "magic", "kernel")
            .whereLayer("database").mayOnlyBeAccessedByLayers("lessons", "check", "course", "jupyter", "jvm", "runner", "cell",
                "magic", "kernel", "sql")
            .whereLayer("maven").mayOnlyBeAccessedByLayers("check", "course", "runner")
            .whereLayer("show").mayOnlyBeAccessedByLayers("bench", "lessons", "check", "course", "jupyter", "jvm", "database",
                "maven", "runner", "cell", "java", "magic", "wire", "kernel", "sql")
            .check(CLASSES);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching("howdah.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldShowOneFacadeEach() {
        var shown = CLASSES.stream().filter(type -> type.isTopLevelClass() && type.getModifiers().toString().contains("PUBLIC"))
            .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    @Test
    void shouldSeeEveryRoom() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
            .containsExactlyInAnyOrder("howdah", "howdah.bench", "howdah.check", "howdah.course", "howdah.database", "howdah.jupyter",
                "howdah.jvm",
                "howdah.kernel", "howdah.kernel.cell", "howdah.kernel.java", "howdah.kernel.magic", "howdah.kernel.wire", "howdah.maven",
                "howdah.runner", "howdah.show", "howdah.sql");
    }
}
