/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.simulation.story.Life.Size;
import io.certtrail.simulation.world.Disorder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorEventsTest {
    private static Plan plan(long seed, Disorder disorder) {
        return Plan.of(Preset.CONNECTOR_EVENTS, seed)
                .with(new Size(6_200, 4, 0, 0))
                .over(Duration.ofHours(12))
                .with(disorder);
    }

    private static Disorder disorder(Duration jitter, double duplicates, Map<String, Duration> late) {
        return new Disorder(jitter, duplicates, late, Map.of());
    }

    @Test
    void sixty_two_thousand_transactions_are_two_hundred_thousand_events_of_which_1116_are_told() {
        var made = Recorded.of(Plan.of(Preset.CONNECTOR_EVENTS, 1));

        assertThat(made.lines).hasSize(200_651);
        assertThat(made.truths).hasSize(1_116);
    }

    @Test
    void the_same_seed_makes_the_same_logs_and_another_seed_others() {
        var disorder = disorder(Duration.ofSeconds(30), 0.1, Map.of());
        var once = Recorded.of(plan(7, disorder));
        var again = Recorded.of(plan(7, disorder));
        var other = Recorded.of(plan(8, disorder));

        assertThat(again.lines).isEqualTo(once.lines);
        assertThat(again.truths).isEqualTo(once.truths);
        assertThat(other.lines).isNotEqualTo(once.lines);
    }

    @Test
    void records_come_in_order_of_time_when_there_is_no_disorder() {
        assertThat(Recorded.of(plan(1, Disorder.NONE)).times).isSorted();
    }

    @Test
    void disorder_changes_the_order_of_arrival_and_nothing_else() {
        var ordered = Recorded.of(plan(3, Disorder.NONE));
        var late = disorder(Duration.ofSeconds(30), 0, Map.of("ndes01/connector-operational", Duration.ofSeconds(45)));
        var shuffled = Recorded.of(plan(3, late));

        assertThat(shuffled.lines).isNotEqualTo(ordered.lines).containsExactlyInAnyOrderElementsOf(ordered.lines);
        assertThat(shuffled.truths).isEqualTo(ordered.truths);
    }

    @Test
    void a_tenth_of_the_records_comes_twice() {
        var ordered = Recorded.of(plan(3, Disorder.NONE));
        var twice = Recorded.of(plan(3, disorder(Duration.ZERO, 0.1, Map.of())));

        assertThat(twice.lines).containsAll(ordered.lines);
        assertThat((double) twice.lines.size() / ordered.lines.size()).isBetween(1.08, 1.12);
    }
}
