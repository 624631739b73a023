package howdah.runner;

import howdah.course.Course;
import java.util.List;

/// A lesson as a page to be read and printed.
final class HtmlPage {

    private static final String STYLE = "main { max-width: 52rem; margin: 0 auto; padding: 1.5rem; }\n";

    private HtmlPage() {
    }

    /// @param shown what each step showed
    static String of(Course.Lesson lesson, List<String> shown) {
        var page = new StringBuilder(Html.head(lesson.title(), "'none'", STYLE));
        page.append("<body>\n<main>\n<h1>%d. %s</h1>\n".formatted(lesson.number(), Html.escape(lesson.title())));
        page.append(Html.markdown(lesson.comment())).append(Html.code(lesson.imports()));
        for (var declaration : lesson.declarations()) {
            page.append(Html.markdown(declaration.comment())).append(Html.code(declaration.source()));
        }
        for (var step : lesson.steps()) {
            page.append("<h2 id=\"step-%1$d\">%1$d. %2$s</h2>\n".formatted(step.number(), Html.escape(step.title())))
                .append(Html.markdown(step.prose())).append(Html.code(step.source()))
                .append(Html.shown(shown.get(step.number() - 1)));
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }
}
