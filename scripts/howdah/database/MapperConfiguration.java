package howdah.database;

import howdah.show.Failure;
import java.io.Reader;
import java.util.Properties;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.TypeAliasRegistry;

/// MyBatis's configuration, whose mappers may give rows as the program's own records.
///
/// Public without arguments, since MyBatis makes it.
public final class MapperConfiguration extends Configuration {

    private ProgramRecords records;

    /// @param environment the id of one of the configuration's environments, or null for its default
    /// @param program     the name of the class that has `main`
    static MapperConfiguration read(Reader file, String environment, Properties properties, String program) {
        var builder = new XMLConfigBuilder(MapperConfiguration.class, file, environment, properties);
        var configuration = (MapperConfiguration) builder.getConfiguration();
        configuration.records().belongTo(program);
        builder.parse();
        return configuration;
    }

    ProgramRecords records() {
        if (records == null) {
            records = new ProgramRecords(super.getTypeAliasRegistry());
        }
        return records;
    }

    @Override
    public TypeAliasRegistry getTypeAliasRegistry() {
        return records();
    }

    @Override
    public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
        var statement = super.getMappedStatement(id, validateIncompleteStatements);
        if (statement.getResultMaps().stream().anyMatch(rows -> rows.getType() == ProgramRecords.Missing.class)) {
            throw Failure.usage("%s gives its rows as a record that %s does not have.".formatted(id, records.program()))
                .where(statement.getResource())
                .next("above main, declare the record that its resultType names, with a component for each column");
        }
        return statement;
    }
}
