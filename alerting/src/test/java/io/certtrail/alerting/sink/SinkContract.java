/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.certtrail.alerting.Samples;
import io.certtrail.alerting.delivery.Backoff;
import io.certtrail.alerting.delivery.DeadLetters;
import io.certtrail.alerting.delivery.Delivery;
import io.certtrail.alerting.delivery.HandClock;
import io.certtrail.alerting.delivery.RecordingSink;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every sink promises. A new one inherits this and says how its receiver works, breaks and refuses. */
public abstract class SinkContract {

    /** What a receiver got of an alert. */
    protected record Received(String key, String body) {}

    /** A sink whose receiver is there. */
    protected abstract Sink sink() throws Exception;

    /** Takes the receiver away. */
    protected abstract void breakDown() throws Exception;

    /** Gives the receiver back. */
    protected abstract void repair() throws Exception;

    /** Makes the receiver refuse what comes; false when this kind never does. */
    protected boolean refuse() {
        return false;
    }

    /** What arrived so far, once that many different alerts did. */
    protected abstract List<Received> received(int atLeast) throws Exception;

    @Test
    void all_alerts_arrive_in_their_order() throws Exception {
        try (var sink = sink()) {
            assertThat(sink.deliver(alerts(1, 20))).hasSize(20).allMatch(Outcome.Delivered.class::isInstance);
            assertThat(sink.deliver(alerts(21, 30))).hasSize(10).allMatch(Outcome.Delivered.class::isInstance);

            assertThat(received(30))
                    .extracting(Received::body)
                    .containsExactlyElementsOf(
                            alerts(1, 30).stream().map(Alert::body).toList());
        }
    }

    @Test
    void every_alert_bears_its_idempotency_key() throws Exception {
        try (var sink = sink()) {
            sink.deliver(alerts(1, 3));

            assertThat(received(3)).extracting(Received::key).containsExactly("d-1/1", "d-2/1", "d-3/1");
        }
    }

    @Test
    void a_broken_sink_asks_for_another_try_and_takes_everything_once_it_is_back() throws Exception {
        try (var sink = sink()) {
            breakDown();
            var outcomes = sink.deliver(alerts(1, 5));
            assertThat(outcomes).isNotEmpty();
            assertThat(outcomes.get(0)).isInstanceOf(Outcome.Retry.class);

            repair();
            assertThat(sink.deliver(alerts(1, 5))).hasSize(5).allMatch(Outcome.Delivered.class::isInstance);
            assertThat(received(5)).extracting(Received::key).contains("d-1/1", "d-5/1");
        }
    }

    @Test
    void a_sink_that_breaks_between_two_batches_loses_neither() throws Exception {
        try (var sink = sink()) {
            var clock = new HandClock();
            var delivery = delivery(sink, new RecordingSink(), clock);
            IntStream.rangeClosed(1, 5).forEach(i -> delivery.offer(Samples.alert("d-" + i, 1), i));
            assertThat(delivery.attempt()).hasSize(5);
            received(5);

            breakDown();
            IntStream.rangeClosed(6, 9).forEach(i -> delivery.offer(Samples.alert("d-" + i, 1), i));
            assertThat(delivery.attempt()).isEmpty();
            repair();
            clock.advance(delivery.untilNextAttempt());

            assertThat(delivery.attempt()).containsExactlyInAnyOrder(6, 7, 8, 9);
            assertThat(received(9))
                    .extracting(Received::key)
                    .contains(IntStream.rangeClosed(1, 9)
                            .mapToObj(i -> "d-%d/1".formatted(i))
                            .toArray(String[]::new));
        }
    }

    @Test
    void a_refused_alert_goes_to_the_dead_letters_with_the_reason() throws Exception {
        try (var sink = sink()) {
            assumeTrue(refuse(), "this kind of receiver refuses nothing");
            var dead = new RecordingSink();
            var delivery = delivery(sink, dead, new HandClock());
            delivery.offer(Samples.alert("d-1", 1), 1);

            assertThat(delivery.attempt()).containsExactly(1);
            assertThat(dead.bodies()).singleElement().asString().contains("\"key\":\"d-1/1\"", "\"reason\":\"");
        }
    }

    private static Delivery<Integer> delivery(Sink sink, Sink dead, HandClock clock) {
        return new Delivery<>(
                "siem", sink, new DeadLetters(dead, "siem", clock), Backoff.DEFAULT, clock, new SplittableRandom(1));
    }

    static List<Alert> alerts(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> Samples.alert("d-" + i, 1))
                .toList();
    }
}
