/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Logs of which one follows the other, such as a file a day.
 *
 * @param newest when the newest log of each series was written
 */
record Series(Map<String, Instant> newest) {
    static Series of(Collection<Source> sources) {
        var newest = new HashMap<String, Instant>();
        for (var source : sources) {
            newest.merge(key(source), source.changed(), (one, other) -> one.isAfter(other) ? one : other);
        }
        return new Series(newest);
    }

    /** Whether a log of the same kind in the same folder was written after this one. */
    boolean goesOnAfter(Source source) {
        return newest.getOrDefault(key(source), Instant.MIN).isAfter(source.changed());
    }

    /** Its folder, and its id without the name of the file. */
    private static String key(Source source) {
        return source.file().substring(0, source.file().lastIndexOf('/') + 1)
                + ' '
                + source.id().substring(0, source.id().lastIndexOf('/') + 1);
    }
}
