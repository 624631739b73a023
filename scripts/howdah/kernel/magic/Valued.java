package howdah.kernel.magic;

import howdah.kernel.cell.Notebook;

/// A magic that gives Java something else than it displays: `List<String> added = %jars lib/*.jar`.
interface Valued {

    Object value(String arguments, Notebook notebook) throws Exception;
}
