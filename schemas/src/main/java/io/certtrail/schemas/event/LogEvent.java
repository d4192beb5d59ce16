/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import io.certtrail.schemas.words.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One log record, as every reader produces it and every topic of events carries it. The names it is known by are keys
 * of topics and tables, and are bounded.
 *
 * @param id 32 hex digits; the same record read twice, from a copy or by another shipper, has the same id
 * @param source the stream it came from, key of its topic: {@code <origin>/<host or device>/<file series or channel>}
 * @param host the computer that wrote the record (upper case, as {@link Hosts} puts it), or null for phones
 * @param device Intune device id when configured, else the device's name; null for servers
 * @param time event time, UTC, to the microsecond: the precision of the wire
 * @param text the raw record, secrets redacted, cut at 8 KiB
 */
public record LogEvent(
        String id,
        String tenant,
        Origin origin,
        String source,
        @Nullable String host,
        @Nullable String device,
        @Nullable Platform platform,
        Instant time,
        Place place,
        String text,
        Body body) {

    private static final int NANOS_OF_MICRO = 1000;

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // the part of a second is all that is asked for
    public LogEvent {
        source = Names.bounded(source);
        host = host == null ? null : Names.bounded(host);
        device = device == null ? null : Names.bounded(device);
        time = time.getNano() % NANOS_OF_MICRO == 0 ? time : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Longest raw text an event carries, in characters. */
    public static final int TEXT_LIMIT = 8192;

    /** The same record as one of another source. */
    public LogEvent of(String other) {
        return new LogEvent(id, tenant, origin, other, host, device, platform, time, place, text, body);
    }

    /** The same record as one of a device with this id. */
    public LogEvent ofDevice(String intuneId) {
        return new LogEvent(id, tenant, origin, source, host, intuneId, platform, time, place, text, body);
    }

    /** The same record at another place. */
    public LogEvent at(Place other) {
        return new LogEvent(id, tenant, origin, source, host, device, platform, time, other, text, body);
    }
}
