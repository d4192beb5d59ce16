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
    private static final List<String> WHOLE =
            List.of("microsoft-intune-certificateconnectors/", "microsoft intune connector");

    private final Table<Message.Recorded> store;
    private final TreeSet<String> minutes = new TreeSet<>();

    RecordMinutes(Table<Message.Recorded> store) {
        this.store = store;
        store.scan("", TimeKey.LAST, (key, recorded) -> minutes.add(key));
    }

    void take(LogEvent event) {
        if (!(event.body() instanceof WindowsEvent body)) {
            return;
        }
        var number = body.recordId();
        var host = event.host();
        if (number != null && host != null && isWhole(body.channel())) {
            var minute = event.time().truncatedTo(ChronoUnit.MINUTES);
            var place = event.place();
            add(
                    new Message.Recorded(event.tenant(), event.origin(), host, body.channel(), minute, List.of()),
                    number,
                    new RecordMark(event.time(), place.file(), place.position()));
        }
    }

    private void add(Message.Recorded empty, long number, RecordMark mark) {
        var key = TimeKey.of(empty.minute(), empty.channelKey());
        var known = store.get(key);
        var before = known == null ? empty : known;
        var runs = RecordRuns.with(before.runs(), number, mark);
        if (!runs.equals(before.runs())) {
            store.put(key, before.with(runs));
            if (known == null) {
                minutes.add(key);
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
