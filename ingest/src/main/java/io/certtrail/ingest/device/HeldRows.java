/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.Row;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Rows on their way out, in order. A row that may be the last of its kind waits, and what comes after it behind it. */
final class HeldRows {
    private static final int MOST_WAITING = 1000;

    private final ArrayDeque<Row> ready = new ArrayDeque<>();
    private final ArrayDeque<Row> waiting = new ArrayDeque<>();
    private @Nullable Row ifLast;

    @Nullable Row poll() {
        return ready.poll();
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    void add(Row row) {
        if (ifLast == null) {
            ready.add(row);
            return;
        }
        waiting.add(row);
        if (waiting.size() > MOST_WAITING) {
            release();
        }
    }

    /** Adds a row that is another one if the log ends and none was added in this way after it. */
    void add(Row row, Row orElse) {
        release();
        waiting.add(row);
        ifLast = orElse;
    }

    /** Lets go what waits, as it is. */
    void release() {
        ready.addAll(waiting);
        waiting.clear();
        ifLast = null;
    }

    /** Nothing comes any more. */
    void end() {
        if (ifLast != null) {
            waiting.poll();
            ready.add(ifLast);
        }
        release();
    }
}
