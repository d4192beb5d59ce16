/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;

/** Winlogbeat's documents. */
final class Winlogbeat {
    private static final String[] LEVELS = {"information", "critical", "error", "warning", "information"};
    /** The agent reads an event a moment after it was written. */
    private static final long DELAY = 1_700;

    private Winlogbeat() {}

    static String brief(Instant time, long record, WindowsEvent event) {
        var json = new Json()
                .text("@timestamp", Times.millis(time))
                .open("winlog")
                .text("provider_name", event.provider())
                .text("channel", event.channel())
                .text("event_id", Integer.toString(event.id()))
                .number("record_id", record)
                .text("computer_name", event.computer());
        data(json, event);
        return json.close().end();
    }

    static String eight(Instant time, long record, WindowsEvent event) {
        return full(time, record, event, "8.17.2", '"' + Integer.toString(event.id()) + '"', "8.0.0");
    }

    static String seven(Instant time, long record, WindowsEvent event) {
        return full(time, record, event, "7.17.0", Integer.toString(event.id()), "1.5.0");
    }

    private static String full(
            Instant time, long record, WindowsEvent event, String version, String eventId, String ecs) {
        var json = new Json()
                .text("@timestamp", Times.millis(time))
                .open("@metadata")
                .text("beat", "winlogbeat")
                .text("type", "_doc")
                .text("version", version)
                .close()
                .open("event")
                .raw("code", eventId)
                .text("kind", "event")
                .text("provider", event.provider())
                .text("created", Times.millis(time.plusMillis(DELAY)))
                .close()
                .open("log")
                .text("level", LEVELS[event.level()])
                .close()
                .text("message", event.message("\n"))
                .open("winlog")
                .text("channel", event.channel())
                .text("computer_name", event.computer());
        data(json, event);
        return json.raw("event_id", eventId)
                .text("opcode", "Info")
                .text("provider_name", event.provider())
                .number("record_id", record)
                .text("api", "wineventlog")
                .close()
                .open("agent")
                .text("type", "winlogbeat")
                .text("version", version)
                .close()
                .open("ecs")
                .text("version", ecs)
                .close()
                .end();
    }

    private static void data(Json json, WindowsEvent event) {
        if (!event.data().isEmpty()) {
            json.open("event_data");
            event.data().forEach(json::text);
            json.close();
        }
    }
}
