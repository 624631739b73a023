package howdah.runner;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileWatchTest {

    private static final int LIMIT_SECONDS = 60;
    /// Longer than it takes to look again and to let a save settle.
    private static final int QUIET_MILLISECONDS = 400;

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<List<SavedFile>> saves = new LinkedBlockingQueue<>();
    private Path file;
    private Path mapper;

    private FileWatch watch(boolean isPolled) throws IOException {
        file = Files.writeString(folder.resolve("secondRow.java"), "first");
        mapper = folder.resolve("secondRow.xml");
        var watch = FileWatch.in(folder, isPolled, () -> saves.add(List.of(SavedFile.read(file), SavedFile.read(mapper))));
        watch.follow(List.of(file, mapper));
        return watch;
    }

    private String saved() throws InterruptedException {
        var now = saves.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(now).as("no save was told").isNotNull();
        return now.getFirst().kind() + now.getFirst().content() + now.getLast().content();
    }

    private void assertQuiet() throws InterruptedException {
        assertThat(saves.poll(QUIET_MILLISECONDS, TimeUnit.MILLISECONDS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTellOfASave(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            Files.writeString(file, "second");

            assertThat(saved()).isEqualTo("FILEsecond");
            assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTellOfTheMapperBesideIt(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            Files.writeString(mapper, "<mapper/>");

            assertThat(saved()).isEqualTo("FILEfirst<mapper/>");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldNotTellOfASaveThatChangesNothing(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            Files.writeString(file, "first");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
            Files.writeString(folder.resolve("other.java"), "of no interest");

            assertQuiet();
        }
    }

    /// As vim saves with `backupcopy=no`.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTellOnceOfAnEditorThatMovesTheOldFileAway(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            var backup = folder.resolve("secondRow.java~");
            Files.move(file, backup);
            Thread.sleep(20);
            Files.writeString(file, "second");
            Files.delete(backup);

            assertThat(saved()).isEqualTo("FILEsecond");
            assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTellOfAnEditorThatMovesTheNewFileThere(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            Files.move(Files.writeString(folder.resolve(".scratch"), "second"), file, ATOMIC_MOVE, REPLACE_EXISTING);

            assertThat(saved()).isEqualTo("FILEsecond");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldWaitForTheSecondHalfOfASave(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            try (var out = Files.newOutputStream(file)) {
                Thread.sleep(20);
                out.write("second".getBytes());
            }

            assertThat(saved()).isEqualTo("FILEsecond");
            assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTellOfTheLastOfManySaves(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            for (var save = 1; save <= 50; save++) {
                Files.writeString(file, "save " + save);
            }

            var told = saved();
            while (!told.equals("FILEsave 50")) {
                told = saved();
            }
            assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTellOfAFileDeletedMadeAnewEmptiedAndReplacedByAFolder(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            Files.delete(file);
            assertThat(saved()).isEqualTo("NOTHING");
            Files.writeString(file, "second");
            assertThat(saved()).isEqualTo("FILEsecond");
            Files.writeString(file, "");
            assertThat(saved()).isEqualTo("FILE");
            Files.delete(file);
            Files.createDirectory(file);
            assertThat(saved()).isEqualTo("FOLDER");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldGoOnAfterItsFolderWasMadeAnew(boolean isPolled) throws Exception {
        try (var _ = watch(isPolled)) {
            Files.delete(file);
            Files.delete(folder);
            assertThat(saved()).isEqualTo("NOTHING");
            Files.createDirectory(folder);
            Files.writeString(file, "second");
            assertThat(saved()).isEqualTo("FILEsecond");
            Files.writeString(file, "third");
            assertThat(saved()).isEqualTo("FILEthird");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFollowOtherFilesOnceTold(boolean isPolled) throws Exception {
        try (var watch = watch(isPolled)) {
            var other = Files.writeString(folder.resolve("thirdRow.java"), "first");
            watch.follow(List.of(other));
            Files.writeString(file, "second");
            assertQuiet();

            Files.writeString(other, "second");
            assertThat(saved()).isNotNull();
        }
    }
}
