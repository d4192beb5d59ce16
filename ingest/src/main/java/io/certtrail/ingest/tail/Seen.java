/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.files.Discovered;
import io.certtrail.ingest.files.Unpacked;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was found just now.
 *
 * @param changed when it was written last: a computer's clock may be ahead, so that is no later than it was seen so
 */
record Seen(Discovered file, Stat stat, Instant changed) {
    /** What it is called among those of its folder. */
    @Nullable Path folder() {
        return file.path().getParent();
    }

    String key() {
        return stat.key();
    }

    boolean isQuiet(Instant now, Duration time) {
        return !changed.plus(time).isAfter(now);
    }

    /**
     * Whether it goes on with a file that is there no more: it begins alike, and where that was left it is the same.
     */
    boolean isHeirOf(Followed lost) throws IOException {
        var left = lost.state();
        if (left.offset() == 0) {
            return lost.isOpen()
                    && Arrays.equals(beginning(Print.MOST), lost.bytes().slice(0, Print.MOST));
        }
        if (left.head().length() == 0) {
            return false;
        }
        if (!left.head().equals(Print.of(beginning(left.head().length())))) {
            return false;
        }
        try (var bytes = bytes()) {
            return left.isOf(bytes) || isCutOffOf(lost, bytes);
        }
    }

    /** Whether it holds only a part of what was read of a file that is there no more. */
    boolean isCutOff(Followed lost) throws IOException {
        try (var bytes = bytes()) {
            return isCutOffOf(lost, bytes);
        }
    }

    private static boolean isCutOffOf(Followed lost, Bytes bytes) throws IOException {
        return bytes.size() < lost.state().offset() && lost.state().head().length() == Print.MOST;
    }

    /** Whether it is a copy, in the making or made, of a file that is there. */
    boolean isCopyOf(Followed original, Instant now, Duration idle) throws IOException {
        var place = original.place();
        if (place == null
                || original.packed()
                || !Objects.equals(folder(), place.path().getParent())) {
            return false;
        }
        var packed = Unpacked.isPacked(file.path());
        var begins = packed ? unpackedBeginning() : beginning(Print.MOST);
        if (!original.beginsLike(begins) || (begins.length < Print.MOST && isQuiet(now, idle))) {
            return false;
        }
        return packed ? begins.length == Print.MOST : endsLike(original.bytes());
    }

    private boolean endsLike(Bytes original) throws IOException {
        try (var mine = FileBytes.open(file.path())) {
            long size = mine.size();
            int length = (int) Math.min(Print.MOST, size);
            return size <= original.size()
                    && Arrays.equals(mine.slice(size - length, length), original.slice(size - length, length));
        }
    }

    private byte[] beginning(int length) throws IOException {
        if (Unpacked.isPacked(file.path())) {
            try (var in = Unpacked.open(file.path())) {
                return in.readNBytes(length);
            }
        }
        try (var bytes = FileBytes.open(file.path())) {
            return bytes.slice(0, length);
        }
    }

    /** Of a file that is being packed there may be nothing to read yet. */
    private byte[] unpackedBeginning() {
        try {
            return beginning(Print.MOST);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private Bytes bytes() throws IOException {
        return Unpacked.isPacked(file.path()) ? new GzipBytes(file.path()) : FileBytes.open(file.path());
    }
}
