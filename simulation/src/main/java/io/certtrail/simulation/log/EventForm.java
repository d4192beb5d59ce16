/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a shipper, or Windows itself, writes an event down. */
public enum EventForm {
    /** Winlogbeat with its processors set to drop what no reader needs: about 400 bytes a line. */
    WINLOGBEAT_SHORT("winlogbeat-short", "jsonl") {
        @Override
        public String text(Instant time, long record, WindowsEvent event) {
            return Winlogbeat.brief(time, record, event);
        }
    },
    /** Winlogbeat 8, its event id a text. */
    WINLOGBEAT("winlogbeat", "jsonl") {
        @Override
        public String text(Instant time, long record, WindowsEvent event) {
            return Winlogbeat.eight(time, record, event);
        }
    },
    /** Winlogbeat 7, its event id a number. */
    WINLOGBEAT_7("winlogbeat-7", "jsonl") {
        @Override
        public String text(Instant time, long record, WindowsEvent event) {
            return Winlogbeat.seven(time, record, event);
        }
    },
    /** NXLog's im_msvistalog with to_json: flat, in local time with its offset. */
    NXLOG("nxlog", "jsonl") {
        @Override
        public String text(Instant time, long record, WindowsEvent event) {
            return Nxlog.text(time, record, event);
        }
    },
    /** Fluent Bit's winevtlog: the time of reading as a number, the event's own in local time. */
    FLUENT_BIT("fluent-bit", "jsonl") {
        @Override
        public String text(Instant time, long record, WindowsEvent event) {
            return FluentBit.text(time, record, event);
        }
    },
    /** XML as {@code wevtutil} and Event Viewer write it, one event a line. */
    XML("xml", "xml") {
        @Override
        public String text(Instant time, long record, WindowsEvent event) {
            return EventXml.text(time, record, event);
        }
    };

    private final String id;
    private final String extension;

    EventForm(String id, String extension) {
        this.id = id;
        this.extension = extension;
    }

    /** The form with this name. */
    public static EventForm of(String id) {
        return Arrays.stream(values())
                .filter(form -> form.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no form of events is called '%s'; known: %s"
                        .formatted(
                                id, Arrays.stream(values()).map(form -> form.id).collect(Collectors.joining(", ")))));
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** How its files end. */
    public String extension() {
        return extension;
    }

    /** One event as the form has it, without a line end. */
    public abstract String text(Instant time, long record, WindowsEvent event);
}
