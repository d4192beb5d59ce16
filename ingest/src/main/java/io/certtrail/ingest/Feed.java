/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one sequence of many logs: announces every source, merges their rows by time, and says each source's progress
 * among them, so that whoever reads the sequence knows what can no longer come.
 *
 * <p>A source is open only from its first row to its last. One whose rows are in no order is read before all others,
 * and says nothing of its progress until it has ended.
 */
public final class Feed {
    private static final Duration WRONG_TIME = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** So long the correlator remembers who was heard. */
    private static final Duration KEPT = Duration.ofDays(10);

    private static final int ROWS_BETWEEN_WORDS = 1000;
    private static final long ROWS_PER_WORD = 16;
    private static final int ROWS_BETWEEN_LOOKS = 4096;

    private final FeedOptions options;
    private final FeedSink sink;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Lane> byHand = new ArrayList<>();
    private final PriorityQueue<Lane> queue = new PriorityQueue<>();
    private final Series series = new Series();
    private final long bytes;

    private Instant merged = Instant.MIN;
    private @Nullable Instant lastEvent;
    private long rows;
    private long rowsAtLastWord;
    private int filesDone;
    private long bytesOfFilesDone;

    private Feed(List<LogSource> sources, FeedOptions options, FeedSink sink) {
        this.options = options;
        this.sink = sink;
        this.bytes = sources.stream().mapToLong(LogSource::size).sum();
        int of = (int) sources.stream().filter(LogSource::readable).count();
        for (var source : sources) {
            var track = new Track(source, lanes.size(), options.tenant(), latest());
            var speaker = source.readable() ? new Speaker(source, options, of, sink) : null;
            var lane = new Lane(track, new FileCount(), speaker);
            lanes.add(lane);
            if (source.onDemand()) {
                byHand.add(lane);
            }
        }
    }

    /** Runs all sources to their ends and tells what became of each file. */
    public static FeedReport run(List<LogSource> sources, FeedOptions options, FeedSink sink) {
        return new Feed(sources, options, sink).run();
    }

    private FeedReport run() {
        speakers().forEach(Speaker::announce);
        sink.announced();
        for (var lane : lanes) {
            var source = lane.track().source();
            var beginning = Beginning.of(source, options.tenant(), latest());
            lane.track().expect(beginning);
            if (beginning.isOrdered()) {
                series.add(source, beginning.first());
            }
            queue.add(lane);
        }
        while (!queue.isEmpty()) {
            follow(queue.remove());
        }
        look();
        var asOf = asOf();
        tellByHand();
        speakers().forEach(speaker -> speaker.end(asOf));
        return new FeedReport(reports(), asOf);
    }

    /** Takes rows of one source as long as it is the earliest. */
    private void follow(Lane lane) {
        var track = lane.track();
        if (!track.started()) {
            track.start();
        }
        var next = queue.peek();
        while (!track.ended() && (next == null || lane.compareTo(next) <= 0)) {
            take(lane);
        }
        if (track.ended()) {
            filesDone++;
            bytesOfFilesDone += track.source().size();
            track.close();
            lane.goesOn(series);
        } else {
            queue.add(lane);
        }
    }

    private void take(Lane lane) {
        var track = lane.track();
        var time = track.time();
        if (!track.unordered() && track.key().isAfter(merged)) {
            merge(track.key());
        }
        pass(track.row(), time, lane.count());
        track.advance();
        if (time != null && lane.hear(time)) {
            tellByHand();
            lane.speak(merged);
        }
        rows++;
        if (rows - rowsAtLastWord >= Math.max(ROWS_BETWEEN_WORDS, ROWS_PER_WORD * lanes.size())) {
            rowsAtLastWord = rows;
            tellByHand();
            lanes.forEach(each -> each.speakOfNews(merged));
        }
        if (rows % ROWS_BETWEEN_LOOKS == 0) {
            look();
        }
    }

    private void merge(Instant time) {
        var before = merged;
        merged = time;
        if (!before.equals(Instant.MIN) && Speaker.minute(before) < Speaker.minute(time)) {
            var next = before.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
            var oldest = time.truncatedTo(ChronoUnit.MINUTES).minus(KEPT);
            passMinutes(next.isBefore(oldest) ? oldest : next);
        }
    }

    /** In a quiet time a log is there all the same, until it is missed. */
    private void passMinutes(Instant first) {
        lanes.forEach(lane -> lane.passMinutes(first, merged));
        for (var lane : lanes) {
            var missed = lane.missedBy(merged);
            if (missed != null) {
                tellByHand();
                lane.miss(missed);
            }
        }
    }

    /** Any word may be the one that all waited for: before it, what nobody waits for is told. */
    private void tellByHand() {
        byHand.forEach(Lane::tellHeard);
    }

    private void pass(@Nullable Row row, @Nullable Instant time, FileCount count) {
        if (row instanceof Row.Rejected rejected) {
            count.rejected();
            sink.reject(rejected.reject());
        } else if (row instanceof Row.Read read && options.covers(read.event().time())) {
            count.event(read.event().time());
            lastEvent = time != null && (lastEvent == null || time.isAfter(lastEvent)) ? time : lastEvent;
            sink.event(read.event());
        } else {
            count.ignored();
        }
    }

    /** All deadlines of the last record run out; no word said before is taken back. */
    private Instant asOf() {
        if (options.asOf() != null) {
            return options.asOf();
        }
        var waited = lastEvent == null ? null : lastEvent.plus(options.longestWait());
        return Stream.concat(Stream.ofNullable(waited), speakers().map(Speaker::said))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private void look() {
        long bytesOfOpen =
                lanes.stream().mapToLong(lane -> lane.track().bytesRead()).sum();
        options.listener().progress(filesDone, lanes.size(), bytesOfFilesDone + bytesOfOpen, bytes);
    }

    private Stream<Speaker> speakers() {
        return lanes.stream().map(Lane::speaker).filter(Objects::nonNull);
    }

    private List<FileReport> reports() {
        return lanes.stream()
                .map(lane -> lane.count().report(lane.track().source()))
                .toList();
    }

    private Instant latest() {
        return options.now().plus(WRONG_TIME);
    }
}
