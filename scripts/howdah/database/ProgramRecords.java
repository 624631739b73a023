package howdah.database;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.ibatis.type.TypeAliasRegistry;
import org.apache.ibatis.type.TypeException;

/// The types that mappers name: MyBatis's, those of `mybatis-config.xml`, and the records of the running program.
///
/// `resultType="Post"` means the record `Post` that stands beside the program's `main`. All programs share the mappers, so
/// that a name which this one does not have is no error before a statement needs it: it stands for [Missing].
final class ProgramRecords extends TypeAliasRegistry {

    /// In place of a record that the program does not have.
    interface Missing {
    }

    private final TypeAliasRegistry others;
    private final Map<String, Class<?>> records = new TreeMap<>();
    private String program = "";

    /// @param others what the names mean that are no records
    ProgramRecords(TypeAliasRegistry others) {
        this.others = others;
    }

    /// @param mainClass the name of the class that has `main`
    void belongTo(String mainClass) {
        program = mainClass;
    }

    String program() {
        return program;
    }

    /// Aliases are the others'; what this one's constructor registers is there already.
    @Override
    public void registerAlias(String name, Class<?> type) {
        if (others != null) {
            others.registerAlias(name, type);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Class<T> resolveAlias(String name) {
        try {
            return others.resolveAlias(name);
        } catch (TypeException unknown) {
            if (!name.matches("[A-Z]\\w*")) {
                throw unknown;
            }
            return (Class<T>) records.computeIfAbsent(name, this::find);
        }
    }

    /// The names that are no records.
    Set<String> names() {
        return others.getTypeAliases().keySet();
    }

    /// A notebook's loader finds the record that a cell has declared, whose class has another name.
    private Class<?> find(String name) {
        try {
            return Thread.currentThread().getContextClassLoader().loadClass(program + "$" + name);
        } catch (ClassNotFoundException none) {
            return Missing.class;
        }
    }

    /// Whether the names still mean what they meant: a program may be loaded later, a notebook declares a record anew.
    boolean areCurrent() {
        return records.entrySet().stream().allMatch(record -> record.getValue() == find(record.getKey()));
    }
}
