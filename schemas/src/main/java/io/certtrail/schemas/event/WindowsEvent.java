/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Windows event, from XML or from any shipper's JSON.
 *
 * @param level 1 critical, 2 error, 3 warning, 4 information, 5 verbose; 0 or null when not given
 * @param recordId number of the record in its channel, or null
 * @param user SID or name in {@code System/Security/@UserID}, or null
 * @param data EventData or UserData leaves in their order; unnamed values are {@code param1}, {@code param2} and so on
 * @param message rendered text in the language of the host, or null
 */
public record WindowsEvent(
        String provider,
        String channel,
        int eventId,
        @Nullable Integer level,
        @Nullable Long recordId,
        @Nullable String user,
        Map<String, String> data,
        @Nullable String message)
        implements Body {
    public WindowsEvent {
        data = FixedMap.of(data);
    }
}
