package howdah.jvm;

import java.util.List;

/// A compiled program of a learner's.
///
/// @param mainClass the name of the class that has `main`
/// @param file      the name of its source file
/// @param folders   where its classes and its resources (mapper files, `mybatis-config.xml`) are found, first to last; also jars
public record Program(String mainClass, String file, List<String> folders) {
}
