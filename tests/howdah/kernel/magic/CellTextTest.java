package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    private static final String QUOTES = "\"\"\"";

    /// Each part in a line: its line, its kind, and what it holds.
    private static List<String> parts(String source) {
        return new CellText(source).parts().stream().map(part -> part.line() + " " + switch (part) {
            case Part.Java java -> "java " + java.source().lines().collect(Collectors.joining("|"));
            case Part.Line line -> "line " + line.name() + "(" + line.arguments() + ")";
            case Part.Head head -> "head " + head.name() + "(" + head.arguments() + ") "
                + head.body().lines().collect(Collectors.joining("|"));
        }).toList();
    }

    @Test
    void shouldTakeAHead() {
        assertThat(parts("%%sql --session b\nSELECT 1;\n%nothing")).containsExactly("1 head sql(--session b) SELECT 1;|%nothing");
        assertThat(parts("\n  \n  %%time\nfoo();")).containsExactly("3 head time() foo();");
        assertThat(parts("%%sql")).containsExactly("1 head sql() ");
        assertThat(parts("%%sql\r\nSELECT\r\n")).containsExactly("1 head sql() SELECT");
    }

    @Test
    void shouldTakeLinesBetweenJava() {
        assertThat(parts("%maven a:b:1\nimport a.B;\n\nnew B()\n")).containsExactly("1 line maven(a:b:1)",
            "2 java import a.B;||new B()");
        assertThat(parts("int a = 1;\n\n%time a()\n  \n  int b = a;\n%hint")).containsExactly("1 java int a = 1;", "3 line time(a())",
            "5 java   int b = a;", "6 line hint()");
        assertThat(parts("class A {\n}\n%hint")).containsExactly("1 java class A {|}", "3 line hint()");
        assertThat(parts("// a comment\n%hint\n/* one\nmore */ %no")).contains("2 line hint()");
    }

    @Test
    void shouldTellWhereAPartBegins() {
        var source = "%hint\n\n  int a;\n%hint 2";
        assertThat(new CellText(source).parts()).extracting(Part::start).containsExactly(0, 7, 16);
    }

    @Test
    void shouldMakeCallsOfWhatJavaUses() {
        assertThat(parts("List<String> added = %jars lib/*.jar\nadded")).containsExactly(
            "1 java List<String> added = howdah.kernel.magic.Magics.call(\"jars\", \"lib/*.jar\");|added");
        assertThat(parts("var x = %jars \"C:\\all my\\a.jar\";")).containsExactly(
            "1 java var x = howdah.kernel.magic.Magics.call(\"jars\", \"\\\"C:\\\\all my\\\\a.jar\\\"\");");
        assertThat(parts("void go() {\n    %time run();\n}")).containsExactly(
            "1 java void go() {|    howdah.kernel.magic.Magics.call(\"time\", \"run()\");|}");
        assertThat(parts("var x =\n  %jars a.jar\nx")).containsExactly(
            "1 java var x =|  howdah.kernel.magic.Magics.call(\"jars\", \"a.jar\");|x");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int r = a\n % b;",
        "int r = a\n%b;",
        "int r = a\n%b",
        "a\n%b",
        "int r = (a\n  % b(c));",
        "int r = a\n  % b instanceof C;",
        "int r = switch (a) {\n  default -> 1;\n}\n% b;",
        "return new A() {\n}\n% b;",
        "int r = a %b;",
        "a %= b;",
        "foo(1,\n%b c)",
        "f(a -> {\n})\n% b;",
        "int[] a = {1,\n%b\n};",
        "%",
        "% b",
        "%5",
        "'%'",
        "String s = \"\\\"\n%b\";",
        "// ; \n// %hint",
        "/*\n%hint\n*/",
        "var s = " + QUOTES + "\n  ;\n%hint\n  " + QUOTES + ";",
        "var s = " + QUOTES + "\n  \\" + QUOTES + ";\n%hint a\n  " + QUOTES + ";",
        "char c = '\"'; String s = \"= %hint\";",
        "var s = " + QUOTES + "\n//DEPS a:b:1\n  " + QUOTES + ";",
        " //DEPS a:b:1",
        "/*\n//DEPS a:b:1\n*/",
        "//DEPSa:b:1",
    })
    void shouldFindNoMagicIn(String source) {
        assertThat(parts(source)).singleElement().asString()
            .isEqualTo("1 java " + source.stripTrailing().lines().collect(Collectors.joining("|")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "foo()\n%hint secondRow",
        "int a = 5\n%maven a:b:1",
        "if (a) {\n}\n%hint",
        "for (int i = 0; i < 5; i++) { }\n%hint",
        "int[] a = {1};\n%hint",
        "@A(b = 1) class C {\n}\n%hint",
        "char c = '\\'';\n%hint",
        "var s = \"\\\\\";\n%hint",
        "var s = " + QUOTES + "\n\"\" \\" + QUOTES + " %no\n" + QUOTES + ";\n%hint",
        "if (a >= b) {\n}\n%hint",
        "}\n%hint",
        ") ]\n;\n%hint",
    })
    void shouldFindTheMagicAtTheEndOf(String source) {
        assertThat(new CellText(source).parts()).last().isInstanceOf(Part.Line.class);
    }

    @Test
    void shouldBringWhatJBangReadsFirst() {
        assertThat(parts("int a;\n//DEPS a:b:1 c:d:2\n//REPOS central\n%hint\n//SOURCES A.java\nint b;")).containsExactly(
            "2 line //DEPS(a:b:1 c:d:2)", "3 line //REPOS(central)", "5 line //SOURCES(A.java)",
            "1 java int a;|//DEPS a:b:1 c:d:2|//REPOS central", "4 line hint()", "5 java //SOURCES A.java|int b;");
    }

    @Test
    void shouldMarkAHeadThatIsNotAtTheHead() {
        assertThat(parts("int a;\n%%sql\nSELECT 1;")).contains("2 line %sql()");
    }

    @Test
    void shouldHaveNoPartsOfABlankCell() {
        assertThat(parts(" \n\t\n")).isEmpty();
        assertThat(parts("")).isEmpty();
    }
}
