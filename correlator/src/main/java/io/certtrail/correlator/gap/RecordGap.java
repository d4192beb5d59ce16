/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.gap;

/**
 * Numbers that are missing.
 *
 * @param from the lowest
 * @param to the highest
 * @param before the record right before them
 * @param after the record right after them
 * @param told whether it counts as a loss, and not as the way of a shipper that leaves records out
 */
public record RecordGap(long from, long to, RecordMark before, RecordMark after, boolean told) {
    /** How many are missing. */
    public long size() {
        return to - from + 1;
    }

    boolean overlaps(RecordRun run) {
        return run.from() <= to && from <= run.to();
    }
}
