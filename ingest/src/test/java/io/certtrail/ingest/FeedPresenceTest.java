/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import static io.certtrail.ingest.Listed.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** In which minutes a feed says that a log was there, and when that it is missed. */
class FeedPresenceTest {
    private static final Duration WAIT = Duration.ofHours(24);
    private static final FeedOptions OPTIONS = FeedOptions.of("default", Instant.parse("2026-01-01T00:00:00Z"), WAIT);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final FeedOptions OPTIONS_2026 =
            FeedOptions.of("default", Instant.parse("2026-12-01T00:00:00Z"), WAIT);
    /** In which the last record of both logs lies. */
    private static final Instant LAST_MINUTE = Instant.parse("2018-06-19T02:59:00Z");

    private final Recorded sink = new Recorded();

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
}
