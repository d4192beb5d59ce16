/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;

/** How a shipper, or Windows itself, writes an event down. */
public enum EventForm {
    /** Winlogbeat with its processors set to drop what no reader needs: about 400 bytes a line. */
    WINLOGBEAT_SHORT {
        @Override
        public String text(Instant time, long record, WindowsEvent event) {
            var json = new Json()
                    .text("@timestamp", Times.millis(time))
                    .open("winlog")
                    .text("provider_name", event.provider())
                    .text("channel", event.channel())
                    .text("event_id", Integer.toString(event.id()))
                    .number("record_id", record)
                    .text("computer_name", event.computer());
            if (!event.data().isEmpty()) {
                json.open("event_data");
                event.data().forEach(json::text);
                json.close();
            }
            return json.close().end();
        }
    };

    /** One event as the form has it, without a line end. */
    public abstract String text(Instant time, long record, WindowsEvent event);
}
