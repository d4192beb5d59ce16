/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.gap.RecordMark;
import io.certtrail.correlator.gap.RecordRuns;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.WindowsEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which numbers a task saw in each minute of a channel that is shipped whole; told when the minute is past. Of other
 * channels most records are left out, so their numbers say nothing.
 */
final class RecordMinutes {
    private static final int MINUTE_SECONDS = 60;
    private static final List<String> WHOLE =
            List.of("microsoft-intune-certificateconnectors/", "microsoft intune connector");

    private final Table<Message.Recorded> store;
    private final TreeSet<String> minutes = new TreeSet<>();
    /** Where records went lately: the next of a channel mostly goes there too. */
    private final Place[] lately = new Place[16];

    RecordMinutes(Table<Message.Recorded> store) {
        this.store = store;
        store.scan("", TimeKey.LAST, (key, recorded) -> minutes.add(key));
    }

    /**
     * The minute of a channel.
     *
     * @param empty the minute, without any record
     */
    private record Place(Message.Recorded empty, String key) {
        static Place of(LogEvent event, String host, String channel) {
            var minute = event.time().truncatedTo(ChronoUnit.MINUTES);
            var empty = new Message.Recorded(event.tenant(), event.origin(), host, channel, minute, List.of());
            return new Place(empty, TimeKey.of(minute, empty.channelKey()));
        }

        boolean isOf(LogEvent event, String host, String channel) {
            var second = event.time().getEpochSecond() - empty.minute().getEpochSecond();
            return second >= 0
                    && second < MINUTE_SECONDS
                    && empty.channel().equals(channel)
                    && empty.host().equals(host)
                    && empty.tenant().equals(event.tenant())
                    && empty.origin() == event.origin();
        }
    }

    void take(LogEvent event) {
        if (!(event.body() instanceof WindowsEvent body)) {
            return;
        }
        var number = body.recordId();
        var host = event.host();
        if (number != null && host != null && isWhole(body.channel())) {
            var place = event.place();
            add(
                    place(event, host, body.channel()),
                    number,
                    new RecordMark(event.time(), place.file(), place.position()));
        }
    }

    private Place place(LogEvent event, String host, String channel) {
        var slot = (host.hashCode() + channel.hashCode()) & (lately.length - 1);
        var known = lately[slot];
        if (known == null || !known.isOf(event, host, channel)) {
            known = Place.of(event, host, channel);
            lately[slot] = known;
        }
        return known;
    }

    private void add(Place place, long number, RecordMark mark) {
        var known = store.get(place.key());
        var before = known == null ? place.empty() : known;
        var runs = RecordRuns.with(before.runs(), number, mark);
        if (!runs.equals(before.runs())) {
            store.put(place.key(), before.with(runs));
            if (known == null) {
                minutes.add(place.key());
            }
        }
    }

    /** Tells of the minutes that are past, or of all when nothing more will come. */
    void tell(Instant watermark, boolean ends, Consumer<Message.Recorded> out) {
        while (!minutes.isEmpty()
                && (ends || !TimeKey.time(minutes.first()).plusSeconds(60).isAfter(watermark))) {
            var key = minutes.pollFirst();
            var recorded = key == null ? null : store.get(key);
            if (key != null && recorded != null) {
                out.accept(recorded);
                store.delete(key);
            }
        }
    }

    private static boolean isWhole(String channel) {
        for (var whole : WHOLE) {
            if (channel.regionMatches(true, 0, whole, 0, whole.length())) {
                return true;
            }
        }
        return false;
    }
}
