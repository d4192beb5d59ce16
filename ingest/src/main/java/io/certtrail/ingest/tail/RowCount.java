/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.Row;

/** What the rows of one reading were. */
final class RowCount {
    private int events;
    private int ignored;
    private int rejected;

    void add(Row row) {
        if (row instanceof Row.Read) {
            events++;
        } else if (row instanceof Row.Rejected) {
            rejected++;
        } else {
            ignored++;
        }
    }

    int rows() {
        return events + ignored + rejected;
    }

    Tally tally() {
        return new Tally(1, events, ignored, rejected);
    }
}
