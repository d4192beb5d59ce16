/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.log.LogFile;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where it all happens.
 *
 * @param end when all logs end
 * @param form the form of all events, or null when each computer has its own
 */
public record World(
        Timeline timeline,
        Sink sink,
        Chance chance,
        Disorder disorder,
        Instant start,
        Instant end,
        @Nullable EventForm form) {

    /** The forms of the tenant's computers, in turn. */
    public EventForm form(EventForm usual) {
        return form == null ? usual : form;
    }

    /** A log of events of one channel of a computer. */
    public EventLog events(String host, String origin, String name, EventForm usual, long record) {
        var of = form(usual);
        var path = "%s/%s.%s".formatted(host.toLowerCase(Locale.ROOT), name, of.extension());
        return new EventLog(sink, LogFile.server(path, origin, host), of, record, disorder.skewOf(host));
    }
}
