/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import java.util.List;

/**
 * What one task of a stage tells one task of the next, in its order.
 *
 * @param to partition of the task that it is for
 */
public record Bundle(int to, List<Letter> letters) {
    public Bundle {
        letters = List.copyOf(letters);
    }

    /**
     * One message.
     *
     * @param key what it is about, empty when it is told to all tasks
     * @param timestamp of the record that brought it about, in milliseconds
     */
    public record Letter(String key, long timestamp, Message message) {}
}
