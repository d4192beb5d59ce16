/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.files.Unpacked;
import io.certtrail.ingest.lines.Head;
import java.io.IOException;
import java.time.Instant;

/** Whether enough of a new file was written to tell what it is. */
final class Readiness {
    private Readiness() {}

    /** A packed file when it is left alone; another one when its first line has an end, or it is left alone. */
    static boolean isReady(Seen seen, Instant now, TailOptions options) throws IOException {
        if (Unpacked.isPacked(seen.file().path())) {
            return seen.isQuiet(now, options.settle());
        }
        return seen.isQuiet(now, options.idle()) || hasLine(seen);
    }

    private static boolean hasLine(Seen seen) throws IOException {
        try (var bytes = FileBytes.open(seen.file().path())) {
            var head = bytes.slice(0, Head.LIMIT);
            for (var each : head) {
                if (each == '\n') {
                    return true;
                }
            }
            return head.length == Head.LIMIT;
        }
    }
}
