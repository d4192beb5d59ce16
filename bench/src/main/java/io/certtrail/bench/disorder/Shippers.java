/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.WindowsEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shipper for each channel of each computer: it knows its own newest record, and that none is 31 seconds older, and
 * says so once a second of event time.
 */
final class Shippers {
    private static final Duration DISORDER = Duration.ofSeconds(31);

    private static final class Known {
        private final LogEvent first;
        private Instant newest;

        Known(LogEvent first) {
            this.first = first;
            this.newest = first.time();
        }
    }

    private final Map<String, Known> sources = new LinkedHashMap<>();
    private final int channels;

    /** Of so many channels; none is believed before all have spoken. */
    Shippers(int channels) {
        this.channels = channels;
    }

    /** A record, and what its source has to say after it. */
    List<LogEvent> ship(LogEvent event) {
        var name = event.host() + "/" + channel(event);
        var out = new ArrayList<LogEvent>();
        var shipped = of(event, name);
        var known = sources.get(name);
        if (known == null) {
            known = new Known(shipped);
            sources.put(name, known);
            out.add(progress(known, null, null, Progress.State.OPEN));
        }
        out.add(shipped);
        var isFirst = shipped.equals(known.first);
        var isNewSecond = second(event.time()).isAfter(second(known.newest));
        var minute = minute(known.newest).equals(minute(event.time())) && !isFirst ? null : event.time();
        known.newest = event.time().isAfter(known.newest) ? event.time() : known.newest;
        if (isFirst || isNewSecond) {
            out.add(progress(known, known.newest.minus(DISORDER), minute, Progress.State.OPEN));
        }
        return out;
    }

    /** The last word of all. */
    List<LogEvent> end(Duration wait) {
        var last = sources.values().stream()
                .map(known -> known.newest)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return sources.values().stream()
                .map(known -> progress(known, last.plus(wait), null, Progress.State.CLOSED))
                .toList();
    }

    private static String channel(LogEvent event) {
        return event.body() instanceof WindowsEvent body ? String.valueOf(body.channel()) : "";
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static LogEvent of(LogEvent event, String source) {
        return new LogEvent(
                event.id(),
                event.tenant(),
                event.origin(),
                source,
                event.host(),
                event.device(),
                event.platform(),
                event.time(),
                event.place(),
                event.text(),
                event.body());
    }

    private LogEvent progress(Known of, @Nullable Instant watermark, @Nullable Instant heard, Progress.State state) {
        var first = of.first;
        return new LogEvent(
                "progress",
                first.tenant(),
                first.origin(),
                first.source(),
                first.host(),
                first.device(),
                first.platform(),
                watermark == null ? Instant.EPOCH : watermark,
                new Place(first.source(), "#0"),
                "",
                new Progress(first.source(), 1, channels, watermark, null, heard, state, false));
    }
}
