package howdah.runner;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Tells when files were saved. What counts is what they hold: a save that changes nothing is none, and several quick ones
/// may be one.
///
/// The system's own events make it quick. Since they are missing on network file systems, after a folder was made anew, or where
/// the system has no more of them to give, it looks every [#LOOK_MILLISECONDS] as well.
final class FileWatch implements AutoCloseable {

    static final int LOOK_MILLISECONDS = 100;

    /// Within this time, what is being written is written.
    private static final int SETTLE_MILLISECONDS = 4;
    /// Many an editor empties a file, or moves it away, before it writes it anew.
    private static final int VANISHED_MILLISECONDS = 80;
    private static final int SETTLE_TRIES = 50;

    private final Path folder;
    private final Runnable onSave;
    private final WatchService events;
    private WatchKey key;
    private List<Path> files = List.of();
    private List<SavedFile> known = List.of();
    private volatile boolean isClosed;

    private FileWatch(Path folder, WatchService events, Runnable onSave) {
        this.folder = folder;
        this.events = events;
        this.onSave = onSave;
        Thread.ofPlatform().daemon().name("file watch").start(this::look);
    }

    /// Watches over files of a folder; which ones, [#follow] says.
    ///
    /// @param isPolled without the system's events
    /// @param onSave   called in a thread of its own
    static FileWatch in(Path folder, boolean isPolled, Runnable onSave) {
        return new FileWatch(folder, isPolled ? null : service(), onSave);
    }

    private static WatchService service() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException none) {
            return null;
        }
    }

    /// From now on tells of these files, and of no others: of what they will hold that they do not hold now.
    synchronized void follow(List<Path> others) {
        files = List.copyOf(others);
        known = read();
    }

    private void look() {
        while (!isClosed) {
            await();
            if (hasSaved()) {
                onSave.run();
            }
        }
    }

    /// Waits for an event in the folder, or until it is time to look without one.
    private void await() {
        try {
            register();
            if (key == null) {
                Thread.sleep(LOOK_MILLISECONDS);
            } else if (events.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS) instanceof WatchKey changed) {
                changed.pollEvents();
                key = changed.reset() ? key : null;
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            isClosed = true;
        }
    }

    private void register() {
        if (events != null && key == null && Files.isDirectory(folder)) {
            try {
                key = folder.register(events, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            } catch (IOException none) {
                key = null;
            }
        }
    }

    /// Whether the files hold something new; waits until it is written in full.
    private synchronized boolean hasSaved() {
        var now = read();
        for (var tries = 0; !now.equals(known) && tries < SETTLE_TRIES; tries++) {
            pause(hasVanished(now) ? VANISHED_MILLISECONDS : SETTLE_MILLISECONDS);
            var before = now;
            now = read();
            if (now.equals(before)) {
                break;
            }
        }
        var hasSaved = !now.equals(known);
        known = now;
        return hasSaved;
    }

    private List<SavedFile> read() {
        return files.stream().map(SavedFile::read).toList();
    }

    /// Whether there is nothing where there was something.
    private boolean hasVanished(List<SavedFile> now) {
        return IntStream.range(0, now.size()).anyMatch(file -> now.get(file).isBlank() && !known.get(file).isBlank());
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        if (events != null) {
            try {
                events.close();
            } catch (IOException gone) {
                // nothing is watched any more
            }
        }
    }
}
