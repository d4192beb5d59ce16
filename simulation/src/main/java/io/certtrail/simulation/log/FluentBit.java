/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;
import java.time.ZoneOffset;

/** Records of Fluent Bit's input winevtlog. */
final class FluentBit {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(1);

    private FluentBit() {}

    static String text(Instant time, long record, WindowsEvent event) {
        var json = new Json()
                .raw("@timestamp", time.getEpochSecond() + 2 + ".4")
                .text("ProviderName", event.provider())
                .number("EventID", event.id())
                .number("Level", event.level())
                .text("Keywords", "0x80000000000000")
                .text("TimeCreated", Times.seconds(time, ZONE))
                .number("EventRecordID", record)
                .text("Channel", event.channel())
                .text("Computer", event.computer())
                .text("Message", event.message("\r\n"))
                .open("EventData");
        event.data().forEach(json::text);
        return json.close().end();
    }
}
