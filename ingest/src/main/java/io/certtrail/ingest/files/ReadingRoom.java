/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory through which all logs are read that are open at the same time, in bytes: a merge of one reads in large
 * pieces, one of thousands, which are open from their first record to their last, in small ones.
 */
final class ReadingRoom {
    /** With which each log begins. */
    static final int LEAST = 1 << 13;

    private static final int MOST = 1 << 18;
    private static final int ALL = 1 << 25;
    private static final AtomicInteger OPEN = new AtomicInteger();

    private ReadingRoom() {}

    static void enter() {
        OPEN.incrementAndGet();
    }

    static void leave() {
        OPEN.decrementAndGet();
    }

    /** How much a log that is open now may take. */
    static int each() {
        return Math.min(MOST, ALL / Math.max(1, OPEN.get()));
    }
}
