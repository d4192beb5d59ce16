/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.ProgressIds;
import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one partition of another shipper's topic says of its progress.
 *
 * <p>The partition is the writer whose watermark counts: until when all is there that its records bring within the
 * grace. The computers whose records it carries have voices of their own, which tell that they are there and when they
 * were heard, and no watermark: one that is switched off must not hold back the others. A row of an inventory is no
 * sign of the device it is about.
 */
public final class TopicVoice {
    private static final Duration BELOW = Duration.ofMillis(1);

    /** Whoever can write to the topic can make up computers. */
    private static final int MOST_COMPUTERS = 10_000;

    private final String tenant;
    private final String topic;
    private final String writer;
    private final Duration grace;
    private final long epoch;
    private final ProgressIds ids;
    private final Map<Computer, Heard> computers = new HashMap<>();
    private final Map<String, TreeSet<Origin>> origins = new HashMap<>();
    private @Nullable Instant newest;
    private @Nullable Instant said;

    private record Computer(
            Origin origin, @Nullable String host, @Nullable String device) {
        String who() {
            return host != null ? host : String.valueOf(device);
        }
    }

    private static final class Heard {
        private long minute = Long.MIN_VALUE;
    }

    /**
     * Of a partition.
     *
     * @param grace how late a record may come after what it tells
     * @param epoch grows each time the partition is taken up again
     */
    public TopicVoice(String tenant, String topic, int partition, Duration grace, long epoch) {
        this.tenant = tenant;
        this.topic = topic;
        this.writer = "topic/%s/%d".formatted(topic, partition);
        this.grace = grace;
        this.epoch = epoch;
        this.ids = ProgressIds.of(writer, Long.toString(epoch));
    }

    /** Says that the partition is read, before any of its records. */
    public void announce(FeedSink sink) {
        say(null, Progress.State.OPEN, sink);
    }

    /**
     * Passes on what a record holds.
     *
     * @param written when the record came into the topic: no row of it moves the watermark beyond that
     */
    public void pass(Row row, Instant written, FeedSink sink) {
        if (row instanceof Row.Rejected rejected) {
            sink.reject(rejected.reject());
        } else if (row instanceof Row.Read read) {
            event(read.event(), written, sink);
        } else if (row instanceof Row.Ignored ignored && ignored.time() != null) {
            ignored(ignored.time(), ignored.host(), written, sink);
        }
    }

    /** Says how far the partition has come; one that is read to its end has come as far as the clock. */
    public void speak(boolean toItsEnd, Instant now, FeedSink sink) {
        var until = toItsEnd || (newest != null && newest.isAfter(now)) ? now : newest;
        if (until == null) {
            return;
        }
        var bound = until.minus(grace).minus(BELOW);
        if (said == null || bound.isAfter(said.plusSeconds(1))) {
            said = bound;
            say(said, Progress.State.OPEN, sink);
        }
    }

    /** Says that nobody need wait for the partition until it is read again. */
    public void rest(FeedSink sink) {
        say(said, Progress.State.IDLE, sink);
    }

    private void event(LogEvent event, Instant written, FeedSink sink) {
        move(event.time(), written);
        var computer = new Computer(event.origin(), event.host(), event.device());
        if (!(event.body() instanceof InventoryRow)) {
            hear(computer, event.time(), written, sink);
        }
        sink.event(event.of(source(computer)));
    }

    private void ignored(Instant time, @Nullable String host, Instant written, FeedSink sink) {
        move(time, written);
        if (host != null) {
            for (var origin : origins.getOrDefault(host, new TreeSet<>())) {
                hear(new Computer(origin, host, null), time, written, sink);
            }
        }
    }

    private void move(Instant time, Instant written) {
        var possible = time.isAfter(written) ? written : time;
        newest = newest == null || possible.isAfter(newest) ? possible : newest;
    }

    /** The first row of a minute is told at once, so that liveness is known by the minute. */
    private void hear(Computer computer, Instant time, Instant written, FeedSink sink) {
        var heard = computers.get(computer);
        if (heard == null) {
            if (computers.size() >= MOST_COMPUTERS || (computer.host() == null && computer.device() == null)) {
                return;
            }
            heard = new Heard();
            computers.put(computer, heard);
            if (computer.host() != null) {
                origins.computeIfAbsent(computer.host(), none -> new TreeSet<>())
                        .add(computer.origin());
            }
            sink.event(word(computer, null));
        }
        var possible = time.isAfter(written) ? written : time;
        var minute = Math.floorDiv(possible.getEpochSecond(), 60L);
        if (minute != heard.minute) {
            heard.minute = minute;
            sink.event(word(computer, possible));
        }
    }

    private String source(Computer computer) {
        return "%s/%s/%s".formatted(computer.origin().id(), computer.who(), topic);
    }

    private LogEvent word(Computer computer, @Nullable Instant heard) {
        var name = writer + "/" + source(computer);
        var progress = new Progress(name, epoch, 0, null, null, heard, Progress.State.OPEN, true);
        return event(computer, name, Instant.EPOCH, progress);
    }

    private void say(@Nullable Instant watermark, Progress.State state, FeedSink sink) {
        var progress = new Progress(writer, epoch, 0, watermark, null, null, state, false);
        var time = watermark == null ? Instant.EPOCH : watermark;
        sink.event(event(new Computer(Origin.IIS, null, null), writer, time, progress));
    }

    private LogEvent event(Computer computer, String source, Instant time, Progress progress) {
        var place = new Place(topic, "#0");
        return new LogEvent(
                ids.next(),
                tenant,
                computer.origin(),
                source,
                computer.host(),
                computer.device(),
                null,
                time,
                place,
                "",
                progress);
    }
}
