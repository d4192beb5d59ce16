/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Finished rows in the order of their lines, where a record may have taken several. */
public final class RowQueue {
    private final ArrayDeque<Row> ready = new ArrayDeque<>();

    /** Adds a row of one line. */
    public void add(Row row) {
        ready.add(row);
    }

    /** Adds a row that took more lines than its first: each of those is an ignored row of its own. */
    public void add(Row row, int moreLines) {
        ready.add(row);
        for (var i = 0; i < moreLines; i++) {
            ready.add(new Row.Ignored(null));
        }
    }

    /** Whether more lines are needed. */
    public boolean isEmpty() {
        return ready.isEmpty();
    }

    /** The next finished row, or null. */
    public @Nullable Row poll() {
        return ready.poll();
    }
}
