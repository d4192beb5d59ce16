/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.MemoryTable;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactTableTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00Z");
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 6;

    private final MemoryTable<Observation> store = new MemoryTable<>();
    private final FactTable facts = new FactTable(store, MOST, KEPT);

    private static Observation fact(long second, String signal, @Nullable String host) {
        var time = T.plusSeconds(second);
        var evidence = new Evidence(Origin.IIS, host, time, "", "", "");
        return Observation.fact(
                signal + second + host, "contoso", time, signal, "Some fact", Outcome.NOTED, host, null, evidence);
    }

    private static List<String> found(FactTable facts, @Nullable String place, long from, long to) {
        return facts.find("contoso", Set.of("a", "b"), place, T.plusSeconds(from), T.plusSeconds(to)).stream()
                .map(Observation::id)
                .toList();
    }

    private void add(Observation... all) {
        for (var fact : all) {
            assertThat(facts.add(fact)).isTrue();
            assertThat(facts.add(fact)).isFalse();
        }
    }

    @Test
    void facts_of_one_place_or_of_all_come_in_order_of_time() {
        add(fact(5, "a", "H1"), fact(1, "b", "H1"), fact(3, "a", "H2"), fact(4, "a", null), fact(2, "c", "H1"));

        assertThat(found(facts, null, 0, 9)).containsExactly("b1H1", "a3H2", "a4null", "a5H1");
        assertThat(found(facts, "H1", 0, 9)).containsExactly("b1H1", "a5H1");
        assertThat(found(facts, "H1", 2, 5)).containsExactly("a5H1");
        assertThat(found(facts, "H3", 0, 9)).isEmpty();
        assertThat(found(facts, "H1", 9, 0)).isEmpty();
        assertThat(facts.find("contoso", Set.of(), "H1", T, T.plusSeconds(9))).hasSize(3);
    }

    @Test
    void whether_there_is_one_is_known_of_a_place_and_of_all() {
        add(fact(1, "a", "H1"));

        assertThat(facts.any("contoso", "a", null, T, T.plusSeconds(1))).isTrue();
        assertThat(facts.any("contoso", "a", "H1", T, T.plusSeconds(1))).isTrue();
        assertThat(facts.any("contoso", "a", "H2", T, T.plusSeconds(1))).isFalse();
        assertThat(facts.any("contoso", "b", "H1", T, T.plusSeconds(1))).isFalse();
        assertThat(facts.any("contoso", "a", "H1", T.plusSeconds(2), T.plusSeconds(3)))
                .isFalse();
    }

    @Test
    void what_is_forgotten_or_let_go_is_found_no_more_also_after_a_restart() {
        add(fact(1, "a", "H1"), fact(3_000, "a", "H1"));
        facts.forget(T.plus(KEPT).plusSeconds(120));
        assertThat(found(facts, "H1", 0, 9_000)).containsExactly("a3000H1");
        for (var second = 3_001; second <= 3_000 + MOST; second++) {
            add(fact(second, "a", "H1"));
        }

        for (var table : List.of(facts, new FactTable(store, MOST, KEPT))) {
            assertThat(found(table, "H1", 0, 9_000)).hasSize(MOST).doesNotContain("a3000H1");
            assertThat(found(table, null, 0, 9_000)).hasSize(MOST);
        }
    }
}
