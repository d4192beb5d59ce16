/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.ingest.LogSource;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Reads several logs at once and passes on what they hold one after the other, in the order of their files: the same
 * bytes as from one reader. A reader that is ahead waits when it holds a megabyte or so, and no more logs are begun
 * than twice the readers.
 */
final class SideBySide {
    private static final int PORTIONS = 16;
    private static final int AHEAD = 2;

    private final List<LogSource> sources;
    private final int readers;
    private final Function<OutputStream, EventWriter> writers;
    private final List<BlockingQueue<Portion>> portions = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Semaphore room;

    SideBySide(List<LogSource> sources, int readers, Function<OutputStream, EventWriter> writers) {
        this.sources = sources;
        this.readers = readers;
        this.writers = writers;
        this.room = new Semaphore(readers * AHEAD);
        sources.forEach(source -> portions.add(new ArrayBlockingQueue<>(PORTIONS)));
    }

    /** What a reader has for the one who passes it on. */
    private interface Portion {
        void pass(OutputStream out, Watcher watcher) throws IOException;
    }

    /** Reads all and says what became of each file's lines. */
    List<Reading> read(OutputStream out, Watcher watcher) throws IOException {
        var threads = Executors.newFixedThreadPool(readers);
        try {
            for (var reader = 0; reader < readers; reader++) {
                threads.execute(this::readWhatIsNext);
            }
            for (var ofSource : portions) {
                var before = readings.size();
                while (readings.size() == before) {
                    ofSource.take().pass(out, watcher);
                }
                room.release();
                watcher.progress(readings.size(), sources.size(), 0, 0);
            }
            return readings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        } finally {
            threads.shutdownNow();
        }
    }

    private void readWhatIsNext() {
        try {
            room.acquire();
            for (var at = next.getAndIncrement(); at < sources.size(); at = next.getAndIncrement()) {
                read(sources.get(at), portions.get(at));
                room.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(LogSource source, BlockingQueue<Portion> to) throws InterruptedException {
        try {
            var reading = readInto(source, to);
            to.put((out, watcher) -> readings.add(reading));
        } catch (IOException | RuntimeException | Error e) {
            // Whoever waits for more of this log must learn that none will come.
            to.put((out, watcher) -> {
                throw e;
            });
        }
    }

    private Reading readInto(LogSource source, BlockingQueue<Portion> to) throws IOException {
        try (var events = writers.apply(new Portions(to))) {
            return CaseReader.read(source, events, new Rejects(to));
        }
    }

    private static void put(BlockingQueue<Portion> to, Portion portion) throws InterruptedIOException {
        try {
            to.put(portion);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading ahead");
        }
    }

    private static final class Portions extends OutputStream {
        private final BlockingQueue<Portion> to;

        Portions(BlockingQueue<Portion> to) {
            this.to = to;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var copy = Arrays.copyOfRange(bytes, offset, offset + length);
            put(to, (out, watcher) -> {
                out.write(copy);
                out.flush();
            });
        }
    }

    private record Rejects(BlockingQueue<Portion> to) implements Watcher {
        @Override
        public void progress(int filesDone, int files, long bytesRead, long bytes) {
            // told by the one who passes on
        }

        @Override
        public void rejected(Reject reject) {
            try {
                put(to, (out, watcher) -> watcher.rejected(reject));
            } catch (InterruptedIOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
