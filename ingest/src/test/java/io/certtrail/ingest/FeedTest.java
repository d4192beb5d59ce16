/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import static io.certtrail.ingest.Listed.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WAIT = Duration.ofHours(24);
    private static final FeedOptions OPTIONS = FeedOptions.of("default", NOW, WAIT);

    private final Recorded sink = new Recorded();

    @Test
    void every_source_is_announced_before_the_first_event() {
        Feed.run(List.of(ordered("a").event("2018-06-17T01:00:00Z"), ordered("b")), OPTIONS, sink);

        assertThat(sink.announcedAt()).isEqualTo(2);
        assertThat(sink.all().subList(0, 2)).allSatisfy(event -> {
            assertThat(event.time()).isEqualTo(Instant.EPOCH);
            assertThat(event.place().position()).isEqualTo("#0");
            var progress = (Progress) event.body();
            assertThat(progress.of()).isEqualTo(2);
            assertThat(progress.watermark()).isNull();
            assertThat(progress.epoch()).isEqualTo(NOW.toEpochMilli());
            assertThat(progress.state()).isEqualTo(Progress.State.OPEN);
        });
    }

    @Test
    void rows_of_all_sources_come_in_the_order_of_time() {
        var a = ordered("a").event("2018-06-17T01:00:00Z").event("2018-06-17T03:00:00Z");
        var b = ordered("b").event("2018-06-17T02:00:00Z").event("2018-06-17T04:00:00Z");

        Feed.run(List.of(b, a), OPTIONS, sink);

        assertThat(sink.events()).extracting(LogEvent::id).containsExactly("a#1", "b#1", "a#2", "b#2");
    }

    @Test
    void every_source_ends_with_the_last_events_time_plus_the_longest_wait() {
        var report = Feed.run(
                List.of(
                        ordered("a").event("2018-06-17T01:00:00Z"),
                        ordered("b").ignored("2018-06-17T00:00:00Z"),
                        ordered("c")),
                OPTIONS,
                sink);

        assertThat(report.asOf()).isEqualTo(Instant.parse("2018-06-18T01:00:00Z"));
        assertThat(sink.all().subList(sink.all().size() - 3, sink.all().size()))
                .extracting(event -> ((Progress) event.body()).watermark())
                .containsOnly(report.asOf());
    }

    @Test
    void no_watermark_passes_an_as_of_time() {
        var asOf = Instant.parse("2018-06-17T01:30:00Z");
        var a = ordered("a")
                .event("2018-06-17T01:00:00Z")
                .event("2018-06-17T02:00:00Z")
                .event("2018-06-17T03:00:00Z");

        Feed.run(List.of(a), OPTIONS.withAsOf(asOf), sink);

        assertThat(sink.progress("a"))
                .extracting(Progress::watermark)
                .filteredOn(Objects::nonNull)
                .allMatch(watermark -> !watermark.isAfter(asOf))
                .last()
                .isEqualTo(asOf);
        assertThat(sink.events()).hasSize(3);
    }

    @Test
    void a_log_collected_by_hand_says_so_from_the_beginning() {
        Feed.run(List.of(ordered("a").collectedByHand().event("2018-06-17T01:00:00Z")), OPTIONS, sink);

        assertThat(sink.progress("a")).isNotEmpty().allMatch(Progress::onDemand);
    }

    @Test
    void the_last_word_of_every_source_closes_it() {
        Feed.run(List.of(ordered("a").event("2018-06-17T01:00:00Z"), ordered("b")), OPTIONS, sink);

        assertThat(sink.progress("a")).last().extracting(Progress::state).isEqualTo(Progress.State.CLOSED);
        assertThat(sink.progress("b")).last().extracting(Progress::state).isEqualTo(Progress.State.CLOSED);
    }

    @Test
    void a_record_of_the_future_is_passed_on_and_moves_no_watermark() {
        var a = ordered("a")
                .event("2018-06-17T01:00:00Z")
                .event("2038-01-19T03:14:07Z")
                .event("2018-06-17T01:10:00Z");

        var report = Feed.run(List.of(a), OPTIONS, sink);

        assertThat(sink.events()).extracting(LogEvent::id).containsExactly("a#1", "a#2", "a#3");
        assertThat(report.asOf()).isEqualTo(Instant.parse("2018-06-18T01:10:00Z"));
        assertThat(sink.late(List.of("a"))).isEmpty();
    }

    @Test
    void a_record_that_leaps_ahead_of_its_neighbours_moves_no_watermark() {
        var a = ordered("a")
                .event("2018-06-17T01:00:00Z")
                .event("2019-06-17T01:00:00Z")
                .event("2018-06-17T01:10:00Z");
        var b = ordered("b").event("2018-06-17T01:05:00Z");

        var report = Feed.run(List.of(a, b), OPTIONS, sink);

        assertThat(sink.events()).extracting(LogEvent::id).containsExactly("a#1", "a#2", "b#1", "a#3");
        assertThat(report.asOf()).isEqualTo(Instant.parse("2018-06-18T01:10:00Z"));
    }

    @Test
    void months_between_two_sources_are_no_wrong_time() {
        var phone = ordered("phone").event("2018-02-27T05:16:08Z");
        var connector = ordered("connector").event("2018-06-17T01:03:44Z");

        var report = Feed.run(List.of(phone, connector), OPTIONS, sink);

        assertThat(report.asOf()).isEqualTo(Instant.parse("2018-06-18T01:03:44Z"));
    }

    @Test
    void an_export_with_the_newest_record_first_makes_nothing_late() {
        var export = ordered("export");
        for (int minute = 59; minute >= 0; minute--) {
            export.event(Instant.parse("2018-06-17T01:00:00Z").plusSeconds(60L * minute));
        }
        var other = ordered("other").event("2018-06-17T00:30:00Z").event("2018-06-17T01:30:00Z");

        var report = Feed.run(List.of(other, export), OPTIONS, sink);

        assertThat(sink.late(List.of("other", "export"))).isEmpty();
        assertThat(report.asOf()).isEqualTo(Instant.parse("2018-06-18T01:59:00Z"));
    }

    @Test
    void rows_count_by_what_became_of_them_and_rows_outside_the_window_are_ignored() {
        var a = ordered("a")
                .ignored(null)
                .rejected()
                .event("2018-06-17T01:00:00Z")
                .event("2018-06-17T02:00:00Z")
                .event("2018-06-17T03:00:00Z");

        var report = Feed.run(
                List.of(a),
                OPTIONS.between(Instant.parse("2018-06-17T02:00:00Z"), Instant.parse("2018-06-17T03:00:00Z")),
                sink);

        assertThat(report.files())
                .containsExactly(new FileReport(
                        "a",
                        "a",
                        "listed",
                        5,
                        1,
                        3,
                        1,
                        Instant.parse("2018-06-17T02:00:00Z"),
                        Instant.parse("2018-06-17T02:00:00Z")));
        assertThat(sink.rejects()).hasSize(1);
    }

    @Test
    void a_file_that_is_no_log_is_counted_and_not_announced() {
        var report = Feed.run(
                List.of(
                        ordered("a").event("2018-06-17T01:00:00Z"),
                        new Listed("stranger", Duration.ZERO, false).rejected()),
                OPTIONS,
                sink);

        assertThat(sink.progress("stranger")).isEmpty();
        assertThat(sink.progress("a")).allMatch(progress -> progress.of() == 1);
        assertThat(report.rejected()).isEqualTo(1);
    }

    @Test
    void no_sources_and_sources_without_a_time_end_too() {
        assertThat(Feed.run(List.of(), OPTIONS, sink).asOf()).isEqualTo(Instant.EPOCH);
        var report = Feed.run(List.of(ordered("a").ignored(null).rejected()), OPTIONS, sink);

        assertThat(report.lines()).isEqualTo(2);
        assertThat(sink.progress("a")).extracting(Progress::watermark).containsExactly(null, Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void within_the_disorder_of_each_source_nothing_is_late_and_watermarks_only_grow(long seed) {
        var random = new SplittableRandom(seed);
        List<LogSource> sources = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sources.add(random(random, "source-" + i));
        }

        Feed.run(sources, OPTIONS, sink);

        var names = sources.stream().map(LogSource::id).toList();
        assertThat(sink.late(names)).isEmpty();
        assertThat(names).allSatisfy(name -> {
            var watermarks = sink.progress(name).stream()
                    .map(Progress::watermark)
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(watermarks).hasSizeGreaterThan(2).isSortedAccordingTo(Comparator.naturalOrder());
        });
        assertThat(new HashSet<>(sink.all().stream().map(LogEvent::id).toList()))
                .hasSameSizeAs(sink.all());
    }

    private static Listed random(SplittableRandom random, String name) {
        long disorder = random.nextLong(0, 120);
        var source = new Listed(name, Duration.ofSeconds(disorder));
        var time = Instant.parse("2018-06-17T00:00:00Z").plusSeconds(random.nextLong(0, 7200));
        var newest = time;
        for (int i = 0; i < 3000; i++) {
            time = time.plusMillis(random.nextLong(0, 4000));
            var row = time.minusMillis(random.nextLong(0, 1 + disorder * 1000));
            row = row.isBefore(newest.minusSeconds(disorder)) ? newest.minusSeconds(disorder) : row;
            newest = row.isAfter(newest) ? row : newest;
            if (random.nextInt(3) == 0) {
                source.event(row);
            } else {
                source.ignored(row.toString());
            }
        }
        return source;
    }
}
