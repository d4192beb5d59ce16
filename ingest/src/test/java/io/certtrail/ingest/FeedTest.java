/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final FeedOptions OPTIONS_2026 =
            FeedOptions.of("default", Instant.parse("2026-12-01T00:00:00Z"), WAIT);
    private static final FeedOptions OPTIONS = FeedOptions.of("default", NOW, WAIT);

    private final Recorded sink = new Recorded();

    /** In which the last record of both logs lies. */
    private static final Instant LAST_MINUTE = Instant.parse("2018-06-19T02:59:00Z");

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
    void a_log_with_rows_to_come_is_there_in_every_minute_of_a_quiet_time() {
        var a = ordered("a").event("2018-06-17T01:00:30Z").event("2018-06-17T01:04:10Z");

        Feed.run(List.of(a), OPTIONS, sink);

        assertThat(sink.heard("a"))
                .containsExactly(
                        Instant.parse("2018-06-17T01:00:00Z"),
                        Instant.parse("2018-06-17T01:01:00Z"),
                        Instant.parse("2018-06-17T01:02:00Z"),
                        Instant.parse("2018-06-17T01:03:00Z"),
                        Instant.parse("2018-06-17T01:04:00Z"));
    }

    @Test
    void a_quiet_week_is_told_in_one_word() {
        var a = ordered("a").event("2018-06-10T01:00:30Z").event("2018-06-17T01:00:30Z");

        Feed.run(List.of(a), OPTIONS, sink);

        assertThat(sink.heard("a")).hasSize(7 * 24 * 60 + 1);
        assertThat(sink.progress("a")).hasSizeLessThan(5);
    }

    @Test
    void of_a_quiet_month_as_much_is_told_as_the_correlator_remembers() {
        var a = ordered("a").event("2018-05-17T01:00:30Z").event("2018-06-17T01:00:30Z");

        Feed.run(List.of(a), OPTIONS, sink);

        assertThat(sink.heard("a")).hasSize(10 * 24 * 60 + 2);
    }

    @Test
    void when_a_log_was_there_that_nobody_waits_for_is_told_before_what_it_is_judged_by() {
        var phone = ordered("phone").collectedByHand();
        var connector = ordered("connector");
        for (var minute = 0; minute < 3_000; minute++) {
            phone.event(Instant.parse("2018-06-17T01:00:20Z").plus(Duration.ofMinutes(minute)));
            connector.event(Instant.parse("2018-06-17T01:00:40Z").plus(Duration.ofMinutes(minute)));
        }

        Feed.run(List.of(connector, phone), OPTIONS, sink);

        var heard = Instant.MIN;
        var words = 0;
        for (var event : sink.all()) {
            if (event.body() instanceof Progress said && said.onDemand() && said.heard() != null) {
                heard = said.heard();
            } else if (event.body() instanceof Progress said && said.watermark() != null && !said.onDemand()) {
                words++;
                var over = said.watermark().isAfter(LAST_MINUTE) ? LAST_MINUTE : said.watermark();
                assertThat(over.truncatedTo(ChronoUnit.MINUTES).minusSeconds(60))
                        .isBeforeOrEqualTo(heard);
            }
        }
        assertThat(words).isBetween(3, 20);
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
    void a_log_that_is_missed_says_so_once_and_speaks_again_with_its_next_row() {
        var a = ordered("a")
                .missedAfter(Duration.ofMinutes(30))
                .event("2018-06-17T01:00:00Z")
                .event("2018-06-17T03:00:00Z");
        var b = ordered("b");
        for (var minute = 0; minute < 150; minute += 10) {
            b.event(Instant.parse("2018-06-17T01:00:30Z").plus(Duration.ofMinutes(minute)));
        }

        Feed.run(List.of(a, b), OPTIONS, sink);

        var states = sink.progress("a").stream().map(Progress::state).toList();
        assertThat(states).filteredOn(Progress.State.IDLE::equals).hasSize(1);
        assertThat(states.subList(states.indexOf(Progress.State.IDLE) + 1, states.size()))
                .startsWith(Progress.State.OPEN)
                .endsWith(Progress.State.CLOSED);
        assertThat(sink.progress("b")).noneMatch(said -> said.state() == Progress.State.IDLE);
        assertThat(sink.late(List.of("a", "b"))).isEmpty();
    }

    @Test
    void a_log_that_has_ended_is_missed_too() {
        var a = ordered("a").missedAfter(Duration.ofMinutes(30)).event("2018-06-17T01:00:00Z");
        var b = ordered("b").event("2018-06-17T01:00:01Z").event("2018-06-17T01:45:00Z");

        Feed.run(List.of(a, b), OPTIONS, sink);

        assertThat(sink.progress("a"))
                .extracting(Progress::state)
                .containsSubsequence(Progress.State.IDLE, Progress.State.CLOSED);
    }

    @Test
    void a_log_collected_by_hand_says_so_from_the_beginning() {
        Feed.run(List.of(ordered("a").collectedByHand().event("2018-06-17T01:00:00Z")), OPTIONS, sink);

        assertThat(sink.progress("a")).isNotEmpty().allMatch(Progress::onDemand);
    }

    @Test
    void a_source_is_heard_once_in_each_minute_however_many_rows_it_had() {
        var a = ordered("a")
                .ignored("2018-06-17T01:00:01Z")
                .ignored("2018-06-17T01:00:59Z")
                .event("2018-06-17T01:01:30Z")
                .ignored("2018-06-17T01:07:00Z");

        Feed.run(List.of(a), OPTIONS, sink);

        assertThat(sink.progress("a"))
                .extracting(Progress::heard)
                .filteredOn(Objects::nonNull)
                .extracting(Instant::toString)
                .containsExactly("2018-06-17T01:00:01Z", "2018-06-17T01:07:00Z");
        assertThat(sink.heard("a")).hasSize(8);
    }

    @Test
    void a_log_that_goes_on_is_heard_in_its_quiet_minutes_too() {
        var quiet = ordered("quiet").event("2018-06-17T01:00:00Z").event("2018-06-17T02:00:00Z");
        var busy = ordered("busy").event("2018-06-17T01:30:00Z").event("2018-06-17T02:30:00Z");

        Feed.run(List.of(quiet, busy), OPTIONS, sink);

        assertThat(sink.heard("quiet"))
                .contains(Instant.parse("2018-06-17T01:30:00Z"))
                .doesNotContain(Instant.parse("2018-06-17T02:30:00Z"));
    }

    @Test
    void a_log_is_not_heard_before_its_first_row() {
        var a = ordered("a").event("2018-06-17T01:10:00Z").event("2018-06-17T01:20:00Z");
        var busy = ordered("busy").event("2018-06-17T01:00:00Z").event("2018-06-17T01:30:00Z");

        Feed.run(List.of(a, busy), OPTIONS, sink);

        assertThat(sink.heard("a"))
                .doesNotContain(Instant.parse("2018-06-17T01:05:00Z"))
                .contains(Instant.parse("2018-06-17T01:10:00Z"), Instant.parse("2018-06-17T01:15:00Z"));
    }

    @Test
    void a_log_whose_shipper_wrote_its_rows_again_is_in_order() {
        var a = ordered("a")
                .event("2018-06-17T01:00:00Z")
                .event("2018-06-17T01:02:00Z")
                .allAgain()
                .event("2018-06-17T01:20:00Z");
        var busy = ordered("busy").event("2018-06-17T01:00:00Z").event("2018-06-17T01:30:00Z");

        Feed.run(List.of(a, busy), OPTIONS, sink);

        assertThat(sink.heard("a")).contains(Instant.parse("2018-06-17T01:10:00Z"));
    }

    @Test
    void a_log_that_goes_on_in_another_file_is_heard_in_the_quiet_minutes_between_them() {
        var first = ordered("u_ex26030123.log.gz").event("2026-03-01T23:58:00Z");
        var second = ordered("u_ex26030200.log").event("2026-03-02T00:20:00Z").event("2026-03-02T00:30:00Z");
        var other = ordered("httperr1.log").event("2026-03-01T23:59:00Z");
        var busy = ordered("busy").event("2026-03-01T23:50:00Z").event("2026-03-02T00:40:00Z");

        Feed.run(List.of(second, first, other, busy), OPTIONS_2026, sink);

        assertThat(sink.heard("u_ex26030123.log.gz"))
                .contains(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T00:20:00Z"))
                .doesNotContain(Instant.parse("2026-03-02T00:21:00Z"));
        assertThat(sink.heard("httperr1.log")).doesNotContain(MIDNIGHT);
    }

    @Test
    void where_a_whole_file_may_be_missing_nobody_was_heard() {
        var first = ordered("u_ex26030122.log").event("2026-03-01T22:59:00Z");
        var third = ordered("u_ex26030200.log").event("2026-03-02T00:00:30Z");
        var busy = ordered("busy").event("2026-03-01T22:50:00Z").event("2026-03-02T00:40:00Z");

        Feed.run(List.of(first, third, busy), OPTIONS_2026, sink);

        assertThat(sink.heard("u_ex26030122.log")).doesNotContain(Instant.parse("2026-03-01T23:00:00Z"), MIDNIGHT);
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

    private static Listed ordered(String id) {
        return new Listed(id, Duration.ZERO);
    }
}
