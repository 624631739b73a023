package howdah.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import howdah.show.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;

/// What goes wrong while somebody works.
enum Mishap {

    /// The server's first process is killed; the others end by themselves.
    SERVER_KILLED(Failure.NO_DATABASE) {
        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            Learner.signal("KILL", Stream.of(learner.cache().postmaster()));
            Learner.await("the end of the server", () -> learner.servers().findAny().isEmpty());
            return () -> { };
        }
    },
    SERVER_STOPPED(Failure.NO_DATABASE) {
        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            learner.cache().stop();
            return () -> { };
        }
    },
    SERVER_RESTARTED(Failure.NO_DATABASE) {
        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            var cache = learner.cache();
            cache.address();
            cache.stop();
            cache.start();
            return () -> { };
        }
    },
    /// One of the server's processes is killed: it throws out everybody, recovers, and takes connections again.
    BACKEND_KILLED(Failure.NO_DATABASE) {
        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            try (var connection = learner.cache().connect(); var statement = connection.createStatement();
                 var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
                rows.next();
                Learner.signal("KILL", Stream.of(rows.getLong(1)));
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
            return () -> { };
        }
    },
    /// Nothing answers any more; after a while he has enough.
    SERVER_FROZEN(Failure.INTERRUPTED) {
        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            var frozen = learner.servers().toList();
            Learner.signal("STOP", frozen.stream());
            learner.letGo();
            Learner.pause(1000);
            sitting.interrupt();
            return () -> Learner.signal("CONT", frozen.stream());
        }
    },
    NO_CONNECTION_FREE(Failure.NO_DATABASE) {
        @Override
        void prepare(Learner learner) {
            learner.cache().configure("max_connections = 20");
        }

        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            var taken = new ArrayList<Connection>();
            try {
                while (true) {
                    taken.add(learner.cache().connect());
                }
            } catch (SQLException full) {
                return () -> taken.forEach(Mishap::close);
            }
        }
    },
    CLIENT_KILLED(Mishap.KILLED) {
        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            var servers = learner.servers().toList();
            Learner.signal("KILL", learner.processes().stream().filter(each -> !servers.contains(each) && isJava(each)));
            return () -> { };
        }
    },
    /// The server's disk is full to the last byte.
    DISK_FULL(Failure.NO_DATABASE) {
        private SmallDisk disk;

        @Override
        void prepare(Learner learner) {
            disk = SmallDisk.under(learner.cache().folder());
            learner.runBy(disk.words());
        }

        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            disk.fill();
            return disk::free;
        }

        @Override
        void finish(Learner learner) {
            disk.close();
        }
    },
    /// Fewer files may be open than a lesson needs.
    FEW_FILES(Failure.USAGE) {
        @Override
        void prepare(Learner learner) {
            learner.runBy("sh", "-c", "test -e \"$PAUSE/go\" || ulimit -n 64; exec \"$@\"", "sh");
        }

        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            sitting.end();
            return () -> { };
        }
    },
    CACHE_DELETED(Failure.NO_DATABASE) {
        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            learner.cache().delete();
            return () -> {
                try {
                    learner.cache().link();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            };
        }
    },
    /// Days forward, then back.
    CLOCK_STEPPED(0) {
        /// Its semaphore is everybody's: faketime's programs cannot start any more once the one has ended that made theirs.
        private Process keeper;

        @Override
        void prepare(Learner learner) {
            setClock(learner, "+0");
            learner.environment().putAll(Map.of("LD_PRELOAD", library(), "FAKETIME_TIMESTAMP_FILE", clock(learner).toString(),
                "FAKETIME_NO_CACHE", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "FAKETIME_SHARED", shared()));
        }

        /// The keeper ends with its input, that is with this process.
        private String shared() {
            try {
                if (keeper == null) {
                    var builder = new ProcessBuilder("cat");
                    builder.environment().put("LD_PRELOAD", library());
                    keeper = builder.start();
                    keeper.outputWriter().append("begun\n").flush();
                    assertThat(keeper.inputReader().readLine()).isEqualTo("begun");
                }
                return "/faketime_sem_%1$d /faketime_shm_%1$d".formatted(keeper.pid());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            setClock(learner, "+400d");
            return () -> setClock(learner, "-3d");
        }

        private Path clock(Learner learner) {
            return learner.cache().folder().resolveSibling("clock");
        }

        private void setClock(Learner learner, String offset) {
            write(clock(learner), offset);
        }

        private String library() {
            try (var found = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
                for (var each : found) {
                    var library = each.resolve("faketime/libfaketimeMT.so.1");
                    if (Files.exists(library)) {
                        return library.toString();
                    }
                }
            } catch (IOException none) {
                // there is no such system
            }
            assumeTrue(false, "faketime is not installed");
            throw new AssertionError();
        }
    },
    NETWORK_CUT(Failure.NO_DATABASE) {
        private Relay relay;

        @Override
        void prepare(Learner learner) {
            learner.cache().start();
            var server = learner.cache().address();
            relay = new Relay(server.get("PGHOST"), Integer.parseInt(server.get("PGPORT")), Relay.Fault.NONE, 0);
            learner.environment().putAll(learner.cache().address(relay.port()));
            learner.environment().put("HOWDAH_DATABASE", "external");
        }

        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            relay.cut();
            return relay::mend;
        }

        @Override
        void finish(Learner learner) {
            relay.close();
            learner.cache().stop();
        }
    },
    /// The server follows another one: whoever comes may read, and no more.
    SERVER_READ_ONLY(Failure.NO_DATABASE) {
        @Override
        void prepare(Learner learner) {
            recover(learner, "hot_standby = on");
        }

        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            return () -> endRecovery(learner);
        }

        @Override
        void finish(Learner learner) {
            learner.cache().stop();
        }
    },
    /// The server recovers, and admits nobody meanwhile.
    SERVER_NOT_READY(Failure.NO_DATABASE) {
        @Override
        void prepare(Learner learner) {
            recover(learner, "hot_standby = off");
        }

        @Override
        Runnable strike(Learner learner, Sitting sitting) {
            return () -> endRecovery(learner);
        }

        @Override
        void finish(Learner learner) {
            learner.cache().stop();
        }
    };

    /// The exit code of what was killed.
    static final int KILLED = 137;

    private final int exitCode;

    Mishap(int exitCode) {
        this.exitCode = exitCode;
    }

    /// With which exit code a program ends that it happens to.
    int exitCode() {
        return exitCode;
    }

    /// Whether it is there from the beginning.
    boolean isAtOnce() {
        return this == FEW_FILES || this == SERVER_READ_ONLY || this == SERVER_NOT_READY;
    }

    /// Whether it can be met there: what cannot even begin meets nothing else.
    boolean isPossible(Point point) {
        return this != FEW_FILES || point == Point.LESSON;
    }

    void prepare(Learner learner) {
    }

    /// Happens.
    ///
    /// @return what mends it
    abstract Runnable strike(Learner learner, Sitting sitting);

    void finish(Learner learner) {
    }

    private static void recover(Learner learner, String setting) {
        learner.cache().configure(setting);
        write(learner.cache().data().resolve("standby.signal"), "");
        learner.cache().start();
        learner.environment().putAll(learner.cache().address());
        learner.environment().put("HOWDAH_DATABASE", "external");
    }

    private static void endRecovery(Learner learner) {
        learner.cache().stop();
        try {
            Files.delete(learner.cache().data().resolve("standby.signal"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        learner.cache().start();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // so it is free
        }
    }

    private static boolean isJava(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).filter(each -> each.endsWith("/java"))
            .isPresent();
    }
}
