/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import io.certtrail.embedded.process.StartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one broker, held by one process at a time.
 *
 * <p>Kafka locks its folder too, but only after its controller has opened the metadata log for writing, so the lock is
 * taken here first.
 */
final class BrokerFolder implements AutoCloseable {
    private static final String LOCK = "certtrail.lock";
    private static final String IDENTITY = "meta.properties";
    /** What a start that was killed half-way may leave behind: the folder is still as good as new. */
    private static final Set<String> LEFT_BY_A_FIRST_START =
            Set.of(LOCK, "bootstrap.checkpoint", "bootstrap.checkpoint.tmp", IDENTITY + ".tmp");

    private final Path path;
    private final FileChannel lockFile;

    private BrokerFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Takes the folder, making it when it is not there. */
    static BrokerFolder take(Path path) {
        try {
            Files.createDirectories(path);
            refuseStrangers(path);
            return new BrokerFolder(path, lock(path));
        } catch (FileSystemException e) {
            throw new StartException(
                    "The broker's data folder '%s' cannot be written (%s); name another or mend its permissions"
                            .formatted(path, e.getClass().getSimpleName()),
                    e);
        } catch (IOException e) {
            throw new StartException(
                    "The broker's data folder '%s' cannot be used: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartException(
                    "The broker's data folder '%s' is in use by another broker; stop that one or name another folder"
                            .formatted(path));
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Kafka takes every folder in here for a topic's, so a folder with other things in it is refused. */
    private static void refuseStrangers(Path path) throws IOException {
        if (Files.exists(path.resolve(IDENTITY))) {
            return;
        }
        try (var entries = Files.list(path)) {
            var stranger = entries.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> !LEFT_BY_A_FIRST_START.contains(name))
                    .sorted()
                    .findFirst();
            if (stranger.isPresent()) {
                throw new StartException(
                        "The folder '%s' holds '%s' and no broker's data; name an empty folder or one of a broker"
                                .formatted(path, stranger.get()));
            }
        }
    }

    Path path() {
        return path;
    }

    /** The cluster's id, when a broker was here before. */
    Optional<String> clusterId() throws IOException {
        var identity = path.resolve(IDENTITY);
        if (!Files.exists(identity)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(identity)) {
            properties.load(reader);
        }
        return Optional.ofNullable(properties.getProperty("cluster.id"));
    }

    /** Gives the folder back; the lock goes with the file. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
