/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;

/** What is concluded is a function of what the sources say, not of how their records interleave. */
class AnyOrderTest {
    private static final int ORDERS = 200;

    @Test
    void the_morning_is_worth_comparing() {
        var told = Told.of(Morning.scene().inOrderOfTime());

        assertThat(told.last().stream().map(Diagnosis::code).distinct()).hasSizeGreaterThan(6);
        assertThat(told.diagnoses().values()).anyMatch(revisions -> revisions.size() > 1);
        assertThat(told.late()).isZero();
    }

    @Test
    void any_interleaving_of_the_sources_gives_the_same_revisions() {
        var expected = Told.of(Morning.scene().inOrderOfTime());
        for (var seed = 0L; seed < ORDERS; seed++) {
            same(Told.of(Morning.scene().shuffled(seed)), expected, "seed " + seed);
        }
    }

    @Test
    void one_source_after_the_other_gives_the_same_revisions() {
        same(
                Told.of(Morning.scene().oneAfterTheOther()),
                Told.of(Morning.scene().inOrderOfTime()),
                "one after the other");
    }

    @Test
    void every_event_twice_gives_the_same_revisions() {
        var twice = Told.of(Morning.scene().eachEventTwice());

        same(twice, Told.of(Morning.scene().inOrderOfTime()), "twice");
        assertThat(twice.duplicates()).isPositive();
    }

    private static void same(Told told, Told expected, String order) {
        assertThat(told.late()).as(order).isZero();
        assertThat(told.diagnoses()).as(order).isEqualTo(expected.diagnoses());
        assertThat(told.incidents()).as(order).isEqualTo(expected.incidents());
        assertThat(told.trails()).as(order).isEqualTo(expected.trails());
    }
}
