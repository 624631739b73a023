// a has taken the first one

import static howdah.Bootstrap.*;

void main() throws Exception {
    data("jobs");
    try (var a = session("a")) {
        show(a.selectList("nextJob.take"));
        background("b", () -> {
            try (var b = session("b")) {
                show(b.selectList("nextJob.take"));
            }
        });
        show(timeLine("a", "b"));
    }
}
