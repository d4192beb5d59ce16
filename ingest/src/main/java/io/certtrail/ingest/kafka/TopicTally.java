/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.Row;
import java.util.concurrent.atomic.AtomicLong;

/** What was read of a topic so far; rows = events + ignored + rejected. */
public final class TopicTally {
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    void count(Row row) {
        rows.incrementAndGet();
        if (row instanceof Row.Read) {
            events.incrementAndGet();
        } else if (row instanceof Row.Rejected) {
            rejected.incrementAndGet();
        }
    }

    /** Records, and parts of batches. */
    public long rows() {
        return rows.get();
    }

    /** Rows about certificates. */
    public long events() {
        return events.get();
    }

    /** Rows that could not be read. */
    public long rejected() {
        return rejected.get();
    }
}
