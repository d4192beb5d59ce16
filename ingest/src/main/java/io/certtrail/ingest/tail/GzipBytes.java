/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.files.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file of gzip holds. It is unpacked in order; whoever goes back beyond the last part has it unpacked from the
 * beginning again, so that memory is bounded however much there is.
 */
final class GzipBytes implements Bytes {
    private static final int KEPT = 1 << 19;

    private final Path path;
    private final byte[] kept = new byte[KEPT];
    private @Nullable InputStream in;
    private long unpacked;
    private long size = -1;
    private @Nullable String problem;

    GzipBytes(Path path) {
        this.path = path;
    }

    @Override
    public long size() {
        if (size < 0) {
            size = measure();
        }
        return size;
    }

    @Override
    public @Nullable String problem() {
        return problem == null ? null : "gzip data ends early: " + problem;
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        if (position >= size()) {
            return -1;
        }
        if (in == null || position < unpacked - KEPT) {
            restart();
        }
        while (unpacked <= position) {
            unpackMore();
        }
        int count = (int) Math.min(Math.min(length, unpacked - position), KEPT);
        for (int i = 0; i < count; i++) {
            into[from + i] = kept[(int) ((position + i) % KEPT)];
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }

    private void restart() throws IOException {
        close();
        in = Unpacked.open(path);
        unpacked = 0;
    }

    private void unpackMore() throws IOException {
        int at = (int) (unpacked % KEPT);
        int most = (int) Math.min(Math.min(KEPT - at, KEPT / 8), size - unpacked);
        int count = Objects.requireNonNull(in).read(kept, at, most);
        if (count < 0) {
            throw new IOException("%s holds less than it did a moment ago".formatted(path));
        }
        unpacked += count;
    }

    private long measure() {
        long count = 0;
        try (var all = Unpacked.open(path)) {
            var block = new byte[1 << 16];
            for (int read = all.read(block); read >= 0; read = all.read(block)) {
                count += read;
            }
        } catch (IOException e) {
            problem = Objects.requireNonNullElse(e.getMessage(), "unreadable");
        }
        return count;
    }
}
