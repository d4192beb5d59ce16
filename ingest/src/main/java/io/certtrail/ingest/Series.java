/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which logs go on in another file: one writer's files of one format whose paths differ in no letter, as rotation by
 * date or number leaves them. Between the last row of one and the first of the next the writer was there, as it is in
 * the quiet time of one file.
 */
final class Series {
    /** The shortest period that IIS rotates by: where a whole file is missing, the gap is at least as long. */
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    private static final String PACKED = ".gz";

    private final Map<Writer, TreeSet<Instant>> beginnings = new HashMap<>();

    private record Writer(
            Origin origin, @Nullable String host, @Nullable String device, String format, String letters) {
        static Writer of(LogSource source) {
            return new Writer(source.origin(), source.host(), source.device(), source.format(), letters(source.file()));
        }

        private static String letters(String path) {
            var letters = new StringBuilder();
            var plain = path.endsWith(PACKED) ? path.substring(0, path.length() - PACKED.length()) : path;
            plain.chars()
                    .filter(letter -> letter == '/' || Character.isLetter(letter))
                    .forEach(letters::appendCodePoint);
            return letters.toString();
        }
    }

    /** Takes note of a file whose rows are in order. */
    void add(LogSource source, Instant first) {
        beginnings.computeIfAbsent(Writer.of(source), none -> new TreeSet<>()).add(first);
    }

    /** When the next file begins, if soon enough after this end of one. */
    @Nullable Instant next(LogSource source, Instant end) {
        var ofWriter = beginnings.get(Writer.of(source));
        var next = ofWriter == null ? null : ofWriter.higher(end);
        return next == null || next.isAfter(end.plus(LONGEST_GAP)) ? null : next;
    }
}
