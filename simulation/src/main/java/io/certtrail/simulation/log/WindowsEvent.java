/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one Windows event says.
 *
 * @param level 1 critical, 2 error, 3 warning, 4 information
 * @param data name to value, in order
 * @param text rendered first line, without the data
 */
public record WindowsEvent(
        String provider, String channel, int id, int level, String computer, Map<String, String> data, String text) {
    public WindowsEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** The rendered message: the first line, and a line for each value. */
    String message(String lineEnd) {
        var message = new StringBuilder(text);
        data.forEach((name, value) ->
                message.append(lineEnd).append(name).append(": ").append(value));
        return message.toString();
    }
}
