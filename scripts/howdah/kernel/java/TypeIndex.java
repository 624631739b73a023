package howdah.kernel.java;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// The names of all types that a cell could import: of the JDK's API and of the class path. Made in the background when it is
/// first needed; until it is ready it knows no type.
final class TypeIndex {

    private static final long WAIT = 700;

    private volatile String[] names;
    private volatile Set<String> packages = Set.of();
    private volatile CompletableFuture<Void> making;

    /// @param qualified with its package
    record Type(String name, String qualified) {

        String owner() {
            return qualified.substring(0, qualified.length() - name.length() - 1);
        }
    }

    /// Starts to make it, if that was not begun yet.
    synchronized CompletableFuture<Void> make(List<Path> added) {
        if (making == null) {
            making = CompletableFuture.runAsync(() -> read(added), task -> {
                var thread = new Thread(null, task, "index of types", 0, false);
                thread.setDaemon(true);
                thread.setPriority(Thread.MIN_PRIORITY);
                thread.start();
            });
        }
        return making;
    }

    /// Waits a little until it is made, if it is being made.
    TypeIndex ready() {
        var begun = making;
        try {
            if (begun != null) {
                begun.get(WAIT, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException without) {
            return this;
        }
        return this;
    }

    synchronized void forget() {
        making = null;
    }

    /// The types whose simple name begins so: those of `java` first, then by their names.
    Stream<Type> types(String prefix) {
        var all = names;
        if (all == null) {
            return Stream.empty();
        }
        var from = Arrays.binarySearch(all, prefix);
        return Arrays.stream(all, from < 0 ? -from - 1 : from, all.length).takeWhile(each -> each.startsWith(prefix))
            .map(TypeIndex::type).sorted((one, other) -> Boolean.compare(!one.qualified().startsWith("java."),
                !other.qualified().startsWith("java.")));
    }

    /// The packages of a type of exactly that name, the most likely first.
    List<String> named(String name) {
        return types(name).filter(each -> each.name().equals(name)).map(Type::qualified).toList();
    }

    /// The simple names of the types of some packages.
    List<String> in(Set<String> owners) {
        return names == null ? List.of() : Arrays.stream(names).filter(each -> owners.contains(each.substring(each
            .indexOf(' ') + 1)))
            .map(each -> each.substring(0, each.indexOf(' '))).toList();
    }

    /// The next parts of the names of packages that begin with this one.
    Stream<String> packages(String within) {
        var before = within.isEmpty() ? "" : within + ".";
        return packages.stream().filter(each -> each.startsWith(before) && each.length() > before.length())
            .map(each -> each.substring(before.length()).replaceFirst("\\..*", "")).distinct();
    }

    private static Type type(String entry) {
        var end = entry.indexOf(' ');
        return new Type(entry.substring(0, end), entry.substring(end + 1) + "." + entry.substring(0, end));
    }

    private void read(List<Path> added) {
        var found = new ArrayList<String>(20_000);
        ModuleFinder.ofSystem().findAll().stream().filter(each -> each.descriptor().name().startsWith("java."))
            .forEach(module -> readModule(module, found));
        Stream.concat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of),
            added.stream())
            .filter(each -> each.toString().endsWith(".jar") && Files.isRegularFile(each)).forEach(jar -> readJar(jar, found));
        var inPackages = new TreeSet<String>();
        found.forEach(each -> inPackages.add(each.substring(each.indexOf(' ') + 1)));
        names = found.stream().sorted().distinct().toArray(String[]::new);
        packages = inPackages;
    }

    private static void readModule(ModuleReference module, List<String> found) {
        var exported = module.descriptor().exports().stream().filter(each -> !each.isQualified()).map(Exports::source)
            .collect(java.util.stream.Collectors.toSet());
        try (var reader = module.open(); var files = reader.list()) {
            files.forEach(file -> add(file, found, exported));
        } catch (IOException unreadable) {
            return;
        }
    }

    private static void readJar(Path jar, List<String> found) {
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> add(entry.getName(), found, null));
        } catch (IOException unreadable) {
            return;
        }
    }

    private static void add(String file, List<String> found, Set<String> exported) {
        var slash = file.lastIndexOf('/');
        if (!file.endsWith(".class") || slash < 0 || file.indexOf('$') >= 0 || file.startsWith("META-INF/")
            || file.indexOf('-') >= 0) {
            return;
        }
        var owner = file.substring(0, slash).replace('/', '.');
        if (exported == null || exported.contains(owner)) {
            found.add(file.substring(slash + 1, file.length() - ".class".length()) + " " + owner);
        }
    }
}
