/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import java.util.HashSet;
import java.util.Set;

/** Whether every task that feeds a stage has said its last word. */
final class Ending {
    private final int writers;
    private final Set<String> ended = new HashSet<>();

    Ending(int writers) {
        this.writers = writers;
    }

    /** Hears a task; true when this was the last word of the last of them. A task that goes on has not ended. */
    boolean hear(Message.Passed passed) {
        if (passed.last()) {
            return ended.add(passed.writer()) && ended.size() == writers;
        }
        ended.remove(passed.writer());
        return false;
    }
}
