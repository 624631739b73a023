package howdah.kernel.magic;

import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;

/// A comment that JBang reads, such as `//DEPS`.
///
/// @param name with its slashes
record Comment(String name, Use use) implements Magic {

    interface Use {
        void of(String arguments, Notebook notebook) throws Exception;
    }

    @Override
    public String help() {
        return "Read as JBang reads it: https://www.jbang.dev/documentation/jbang/latest/";
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        use.of(arguments, notebook);
        return null;
    }
}
