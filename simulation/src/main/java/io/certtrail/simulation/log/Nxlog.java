/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;
import java.time.ZoneOffset;

/** NXLog's records. */
final class Nxlog {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(1);
    private static final String[] TYPES = {"INFO", "CRITICAL", "ERROR", "WARNING", "INFO"};

    private Nxlog() {}

    static String text(Instant time, long record, WindowsEvent event) {
        var json = new Json()
                .text("EventTime", Times.micros(time, ZONE))
                .text("Hostname", event.computer())
                .text("Keywords", "9223372036854775808")
                .number("LevelValue", event.level())
                .text("EventType", TYPES[event.level()])
                .number("EventID", event.id())
                .text("SourceName", event.provider())
                .number("RecordNumber", record)
                .text("Channel", event.channel())
                .text("Message", event.message("\r\n"));
        event.data().forEach(json::text);
        return json.text("EventReceivedTime", Times.micros(time.plusMillis(1_200), ZONE))
                .text("SourceModuleName", "eventlog")
                .text("SourceModuleType", "im_msvistalog")
                .end();
    }
}
