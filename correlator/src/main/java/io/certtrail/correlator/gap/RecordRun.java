/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.gap;

/**
 * Records without a gap among their numbers.
 *
 * @param from the lowest number
 * @param to the highest number
 * @param first the record with the lowest
 * @param last the record with the highest
 */
public record RecordRun(long from, long to, RecordMark first, RecordMark last) {
    static RecordRun of(long number, RecordMark mark) {
        return new RecordRun(number, number, mark, mark);
    }

    long size() {
        return to - from + 1;
    }

    boolean touches(RecordRun other) {
        return other.from <= to + 1 && from <= other.to + 1;
    }

    /** Both as one; the edges stay those of the same numbers in whatever order copies come. */
    RecordRun plus(RecordRun other) {
        var low = from == other.from ? first.orCopy(other.first) : from < other.from ? first : other.first;
        var high = to == other.to ? last.orCopy(other.last) : to > other.to ? last : other.last;
        return new RecordRun(Math.min(from, other.from), Math.max(to, other.to), low, high);
    }
}
