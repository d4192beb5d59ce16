/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.IOException;
import java.util.List;

/**
 * How far one file was read, and how it is known again.
 *
 * @param file its path inside the case
 * @param key what the file system calls it whatever its name is
 * @param offset of the first byte that was not read
 * @param size of the file then, in bytes
 * @param head what it begins with
 * @param mark what stands before the offset
 * @param events how many of its rows are records about certificates
 * @param ignored how many of its rows are about something else
 * @param rejected how many of its rows could not be read
 * @param directives of a W3C log, those that hold at the offset
 * @param ended whether nothing will be written behind the offset: it is packed, and was read to its end
 */
public record FileState(
        String file,
        String key,
        long offset,
        long size,
        Print head,
        Print mark,
        long events,
        long ignored,
        long rejected,
        List<String> directives,
        boolean ended) {
    public FileState {
        directives = List.copyOf(directives);
    }

    static FileState unread(String file, String key) {
        return new FileState(file, key, 0, 0, Print.NOTHING, Print.NOTHING, 0, 0, 0, List.of(), false);
    }

    /** The same file, called so and under this key. */
    FileState named(String name, String otherKey) {
        return new FileState(
                name,
                otherKey,
                offset,
                size,
                head,
                mark,
                events,
                ignored,
                rejected,
                directives,
                ended && key.equals(otherKey));
    }

    /** Read up to where a tail stands in these bytes, with so many rows more. */
    FileState readTo(Bytes bytes, Tail tail, Tally more, boolean toItsEnd) throws IOException {
        return readTo(bytes, tail.keepsWhatItHolds(), tail.offset(), more, tail.directives(), toItsEnd);
    }

    /** Read to the end of these bytes, without a row more. */
    FileState readToEnd(Bytes bytes) throws IOException {
        return readTo(bytes, true, bytes.size(), new Tally(0, 0, 0, 0), directives, false);
    }

    private FileState readTo(Bytes bytes, boolean keeps, long upTo, Tally more, List<String> holding, boolean toItsEnd)
            throws IOException {
        return new FileState(
                file,
                key,
                upTo,
                Math.max(size, bytes.size()),
                keeps ? Print.of(bytes.slice(0, (int) Math.min(Print.MOST, upTo))) : Print.NOTHING,
                keeps ? Print.before(bytes, upTo) : Print.NOTHING,
                events + more.events(),
                ignored + more.ignored(),
                rejected + more.rejected(),
                holding,
                toItsEnd);
    }

    /** How many of its rows were read. */
    public long lines() {
        return events + ignored + rejected;
    }

    /** Whether these bytes are the same file: they begin alike, and what was read last stands where it stood. */
    boolean isOf(Bytes bytes) throws IOException {
        return bytes.size() >= offset && head.isAt(bytes, 0) && mark.isAt(bytes, offset - mark.length());
    }
}
