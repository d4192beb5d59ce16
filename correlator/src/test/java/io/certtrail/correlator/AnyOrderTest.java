/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is concluded is a function of what the sources say, not of how their records interleave. */
class AnyOrderTest {
    private static final int ORDERS = 100;

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
    void any_interleaving_of_sources_that_all_speak_gives_the_same_revisions() {
        var expected = Told.of(Morning.speaking().inOrderOfTime());
        for (var seed = 0L; seed < ORDERS; seed++) {
            same(Told.of(Morning.speaking().shuffled(seed)), expected, "seed " + seed);
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

    @Test
    void events_that_come_too_late_change_what_was_said_in_time_to_what_is_true() {
        var expected = Told.of(Morning.speaking().inOrderOfTime());
        var late = 0L;
        for (var seed = 0L; seed < ORDERS; seed++) {
            var told = Told.of(Morning.speaking().withLateEvents(seed, seed % 2 == 0 ? 0.1 : 0.3));

            late += told.late();
            assertThat(standing(told)).as("seed %d", seed).isEqualTo(standing(expected));
            assertThat(told.diagnoses().values())
                    .as("seed %d", seed)
                    .allSatisfy(all -> assertThat(endings(all)).isLessThanOrEqualTo(1));
        }
        assertThat(late).isGreaterThan(ORDERS);
    }

    private static List<String> standing(Told told) {
        return told.open().stream()
                .map(said -> "%s %s %s %s %s"
                        .formatted(said.id(), said.code(), said.verdict(), said.step(), said.firstSeen()))
                .sorted()
                .toList();
    }

    /** How often it stopped being open. */
    private static long endings(List<Diagnosis> revisions) {
        var ends = 0L;
        for (var i = 1; i < revisions.size(); i++) {
            var was = revisions.get(i - 1).state() == State.OPEN;
            ends += was && revisions.get(i).state() != State.OPEN ? 1 : 0;
        }
        return ends;
    }

    private static void same(Told told, Told expected, String order) {
        assertThat(told.late()).as(order).isZero();
        assertThat(told.diagnoses()).as(order).isEqualTo(expected.diagnoses());
        assertThat(told.incidents()).as(order).isEqualTo(expected.incidents());
        assertThat(told.trails()).as(order).isEqualTo(expected.trails());
    }
}
