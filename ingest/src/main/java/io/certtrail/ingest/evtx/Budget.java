/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

/**
 * How much work one chunk, and one record of it, may cause: templates can name a value many times, and values can be
 * templates again, so a few kilobytes could else grow without end.
 */
final class Budget {
    private static final int STEPS_OF_RECORD = 50_000;
    private static final int STEPS_OF_CHUNK = 1_000_000;
    private static final int CHARS_OF_RECORD = 400_000;
    private static final int CHARS_OF_CHUNK = 4_000_000;

    private int stepsOfChunk;
    private int charsOfChunk;
    private int steps;
    private int chars;

    void chunk() {
        stepsOfChunk = STEPS_OF_CHUNK;
        charsOfChunk = CHARS_OF_CHUNK;
    }

    void record() {
        steps = STEPS_OF_RECORD;
        chars = CHARS_OF_RECORD;
    }

    /** Takes note of elements, values or items that are to be read. */
    void steps(int count) throws EvtxFault {
        steps -= count;
        stepsOfChunk -= Math.min(count, stepsOfChunk);
        if (steps < 0 || stepsOfChunk <= 0) {
            throw new EvtxFault("its templates expand to more elements than the bound of %d a record and %d a chunk"
                    .formatted(STEPS_OF_RECORD, STEPS_OF_CHUNK));
        }
    }

    /** Takes note of a text that was made. */
    String text(String text) throws EvtxFault {
        chars -= text.length();
        charsOfChunk -= Math.min(text.length(), charsOfChunk);
        if (chars < 0 || charsOfChunk <= 0) {
            throw new EvtxFault("its values expand to more characters than the bound of %d a record and %d a chunk"
                    .formatted(CHARS_OF_RECORD, CHARS_OF_CHUNK));
        }
        return text;
    }
}
