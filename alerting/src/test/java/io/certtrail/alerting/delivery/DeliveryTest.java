/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.alerting.Samples;
import io.certtrail.alerting.sink.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final HandClock clock = new HandClock();
    private final RecordingSink sink = new RecordingSink();
    private final RecordingSink dead = new RecordingSink();
    private final Delivery<String> delivery = delivery(sink, 1);

    private Delivery<String> delivery(RecordingSink to, long seed) {
        return new Delivery<>(
                "siem", to, new DeadLetters(dead, "siem", clock), Backoff.DEFAULT, clock, new SplittableRandom(seed));
    }

    private void offer(Delivery<String> to, String id, int revision) {
        to.offer(Samples.alert(id, revision), id + "/" + revision);
    }

    private List<String> drain(Delivery<String> to) {
        var settled = new ArrayList<String>();
        for (int i = 0; i < 10_000 && to.waiting() > 0; i++) {
            clock.advance(to.untilNextAttempt());
            settled.addAll(to.attempt());
        }
        return settled;
    }

    @Test
    void every_alert_arrives_and_its_ticket_comes_back_then_and_not_before() {
        offer(delivery, "a", 1);
        offer(delivery, "b", 1);

        assertThat(sink.keys()).isEmpty();
        assertThat(delivery.attempt()).containsExactly("a/1", "b/1");
        assertThat(sink.keys()).containsExactly("a/1", "b/1");
        assertThat(delivery.tally().delivered()).isEqualTo(2);
    }

    @Test
    void the_revisions_of_one_diagnosis_arrive_in_order_whatever_fails() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var flaky = new RecordingSink();
            flaky.answer(alert -> random.nextInt(3) == 0
                    ? new Outcome.Retry("busy", null, random.nextBoolean())
                    : new Outcome.Delivered());
            var shaky = delivery(flaky, seed);
            for (int revision = 1; revision <= 8; revision++) {
                for (int id = 0; id < 6; id++) {
                    offer(shaky, "d" + id, revision);
                }
            }
            drain(shaky);

            for (int id = 0; id < 6; id++) {
                var prefix = "d" + id + "/";
                assertThat(flaky.keys().stream().filter(key -> key.startsWith(prefix)))
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, 8)
                                .mapToObj(revision -> prefix + revision)
                                .toList());
            }
        }
    }

    @Test
    void a_sink_that_is_down_for_ten_minutes_is_asked_at_most_once_a_second_and_gets_everything() {
        sink.answer(alert -> new Outcome.Retry("down"));
        IntStream.range(0, 100).forEach(i -> offer(delivery, "d" + i, 1));
        var down = clock.instant().plus(Duration.ofMinutes(10));
        var tries = new ArrayList<Instant>();
        while (clock.instant().isBefore(down)) {
            assertThat(delivery.attempt()).isEmpty();
            tries.add(clock.instant());
            clock.advance(delivery.untilNextAttempt());
        }
        sink.answer(alert -> new Outcome.Delivered());

        for (int i = 1; i < tries.size(); i++) {
            assertThat(Duration.between(tries.get(i - 1), tries.get(i)))
                    .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        }
        assertThat(tries).hasSizeBetween(11, 60);
        assertThat(drain(delivery)).hasSize(100);
        assertThat(dead.keys()).isEmpty();
    }

    @Test
    void nothing_is_tried_before_its_time() {
        sink.answer(alert -> new Outcome.Retry("down"));
        offer(delivery, "a", 1);
        delivery.attempt();
        delivery.attempt();
        clock.advance(delivery.untilNextAttempt().minusMillis(1));
        delivery.attempt();

        assertThat(sink.calls()).isEqualTo(1);
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it() {
        sink.answer(alert -> new Outcome.Retry("busy", Duration.ofMinutes(7), false));
        offer(delivery, "a", 1);
        delivery.attempt();

        assertThat(delivery.untilNextAttempt()).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void a_clock_that_is_set_back_does_not_prolong_the_wait() {
        sink.answer(alert -> new Outcome.Retry("busy"));
        offer(delivery, "a", 1);
        delivery.attempt();
        clock.advance(Duration.ofHours(-1));

        assertThat(delivery.untilNextAttempt()).isZero();
    }

    @Test
    void two_alerters_do_not_knock_in_step() {
        var waits = IntStream.range(0, 20)
                .mapToObj(seed -> Backoff.DEFAULT.delay(4, new SplittableRandom(seed)))
                .distinct();

        assertThat(waits).hasSizeGreaterThan(15);
    }

    @Test
    void a_refused_alert_is_put_aside_with_the_reason_and_holds_up_no_other() {
        sink.answer(alert -> alert.id().equals("b") ? new Outcome.Refused("HTTP 400: no") : new Outcome.Delivered());
        List.of("a", "b", "c").forEach(id -> offer(delivery, id, 1));

        assertThat(delivery.attempt()).containsExactlyInAnyOrder("a/1", "b/1", "c/1");
        assertThat(dead.keys()).containsExactly("b/1");
        assertThat(dead.bodies().get(0))
                .contains(
                        "\"schema\":\"certtrail.dead-letter/1\"",
                        "\"sink\":\"siem\"",
                        "\"reason\":\"HTTP 400: no\"",
                        "\"time\":\"2026-11-22T00:00:00Z\"");
        assertThat(delivery.tally().deadLettered()).isEqualTo(1);
    }

    @Test
    void an_alert_the_receiver_fails_on_again_and_again_is_given_up_once_it_takes_others() {
        sink.answer(alert ->
                alert.id().equals("poison") ? new Outcome.Retry("HTTP 500", null, true) : new Outcome.Delivered());
        offer(delivery, "poison", 1);
        var tries = 0;
        for (; dead.keys().isEmpty() && tries < 100; tries++) {
            offer(delivery, "good" + tries, 1);
            clock.advance(delivery.untilNextAttempt());
            delivery.attempt();
        }

        assertThat(tries).isEqualTo(11);
        assertThat(sink.keys()).hasSize(tries);
        assertThat(dead.bodies().get(0)).contains("given up, since others arrived between 10 tries: HTTP 500");
    }

    @Test
    void an_alert_is_never_given_up_while_the_receiver_takes_nothing() {
        sink.answer(alert -> new Outcome.Retry("HTTP 500", null, true));
        offer(delivery, "a", 1);
        offer(delivery, "b", 1);
        for (int i = 0; i < 500; i++) {
            clock.advance(delivery.untilNextAttempt());
            delivery.attempt();
        }

        assertThat(dead.keys()).isEmpty();
        assertThat(delivery.waiting()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_kept_as_a_dead_letter_stays_with_us() {
        sink.answer(alert -> new Outcome.Refused("no"));
        dead.answer(alert -> new Outcome.Retry("disk full"));
        offer(delivery, "a", 1);
        assertThat(delivery.attempt()).isEmpty();
        assertThat(delivery.tally().trouble()).isEqualTo("the dead letters cannot be kept");

        dead.answer(alert -> new Outcome.Delivered());
        assertThat(drain(delivery)).containsExactly("a/1");
        assertThat(dead.keys()).containsExactly("a/1");
    }

    @Test
    void what_somebody_else_brings_now_is_forgotten() {
        sink.answer(alert -> new Outcome.Retry("down"));
        offer(delivery, "a", 1);
        offer(delivery, "a", 2);
        offer(delivery, "b", 1);
        delivery.forget(ticket -> ticket.startsWith("a"));

        assertThat(delivery.waiting()).isEqualTo(1);
        sink.answer(alert -> new Outcome.Delivered());
        assertThat(drain(delivery)).containsExactly("b/1");
    }

    @Test
    void the_tally_tells_what_waits_since_when_and_why() {
        sink.answer(alert -> new Outcome.Retry("down"));
        offer(delivery, "a", 1);
        clock.advance(Duration.ofSeconds(5));
        offer(delivery, "b", 1);
        delivery.attempt();

        assertThat(delivery.tally()).isEqualTo(new Tally(0, 2, 0, 2, Instant.parse("2026-11-22T00:00:00Z"), "down"));
    }
}
