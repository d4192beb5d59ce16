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
}
