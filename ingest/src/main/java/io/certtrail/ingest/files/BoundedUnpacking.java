/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Stops when what is unpacked grows out of proportion to what was packed. */
final class BoundedUnpacking extends FilterInputStream {
    /** Below this, in bytes, any proportion is harmless. */
    static final long FREE = 64L << 20;

    static final int RATIO = 200;

    /** Members of one archive can share packed bytes, so all of them together have a bound of their own. */
    private static final int ARCHIVE_RATIO = 1000;

    private static final long ARCHIVE_FREE = 1L << 30;

    private final LongSupplier packed;
    private final AtomicLong ofArchive;
    private final long archiveSize;
    private long unpacked;

    BoundedUnpacking(InputStream unpacking, LongSupplier packed) {
        this(unpacking, packed, new AtomicLong(), Long.MAX_VALUE / ARCHIVE_RATIO);
    }

    BoundedUnpacking(InputStream unpacking, LongSupplier packed, AtomicLong ofArchive, long archiveSize) {
        super(unpacking);
        this.packed = packed;
        this.ofArchive = ofArchive;
        this.archiveSize = archiveSize;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    private void count(int more) throws IOException {
        unpacked += more;
        long all = ofArchive.addAndGet(more);
        if (unpacked > FREE && unpacked / RATIO > packed.getAsLong()) {
            throw new IOException(
                    "unpacks to more than %d times its %d bytes: read no further".formatted(RATIO, packed.getAsLong()));
        }
        if (all > ARCHIVE_FREE && all / ARCHIVE_RATIO > archiveSize) {
            throw new IOException("the archive unpacks to more than %d times its %d bytes: read no further"
                    .formatted(ARCHIVE_RATIO, archiveSize));
        }
    }
}
