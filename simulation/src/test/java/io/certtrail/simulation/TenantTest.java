/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.story.Life.Size;
import io.certtrail.simulation.world.Disorder;
import io.certtrail.simulation.world.Truth;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {
    private static Recorded tenant(long seed) {
        return Recorded.of(Plan.of(Preset.TENANT, seed));
    }

    @Test
    void the_same_seed_makes_the_same_tenant_and_another_seed_another() {
        assertThat(tenant(3).lines).isEqualTo(tenant(3).lines).isNotEqualTo(tenant(4).lines);
        assertThat(tenant(3).truths).isEqualTo(tenant(3).truths);
    }

    @Test
    void some_of_everything_goes_wrong_in_a_few_tenants() {
        var codes = new HashSet<String>();
        for (long seed = 1; seed <= 40; seed++) {
            tenant(seed).truths.stream().map(Truth::code).forEach(codes::add);
        }

        assertThat(codes)
                .hasSizeGreaterThan(45)
                .contains("PKCS-RPC-UNAVAILABLE", "SCEP-BLIND", "PKCS-BLIND", "DELIVERED-NOT-REPORTED", "CA-DOWN")
                .contains("NDES-503", "CONN-1003", "REVOKE-DENIED", "PKCS-PENDING-CA", "CHALLENGE-EXPIRED");
    }

    @Test
    void a_mix_decides_what_happens_how_often() {
        var plan = new Plan(
                Preset.TENANT,
                1,
                Plan.START,
                Duration.ofDays(2),
                new Size(200, 2, 2, 1),
                Map.of("pkcs-held", 100_000),
                EventForm.XML,
                Disorder.NONE);

        assertThat(Recorded.of(plan).truths)
                .filteredOn(truth -> truth.code().equals("PKCS-PENDING-CA"))
                .hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs-hold", "scep-unseen"})
    void a_fate_that_is_not_drawn_is_named_with_those_that_are(String fate) {
        var plan = new Plan(
                Preset.TENANT,
                1,
                Plan.START,
                Duration.ofDays(2),
                new Size(10, 1, 1, 1),
                Map.of(fate, 1),
                null,
                Disorder.NONE);

        assertThatThrownBy(() -> Recorded.of(plan))
                .hasMessageStartingWith("no fate is called '%s'; known: scep-issued".formatted(fate))
                .hasMessageNotContaining("pkcs-unseen");
    }

    @Test
    void a_clock_that_is_ahead_writes_later_times_into_its_logs_only() {
        var ahead = new Disorder(Duration.ZERO, 0, Map.of(), Map.of("NDES01", Duration.ofSeconds(45)));
        var skewed = Recorded.of(Plan.of(Preset.TENANT, 5).with(ahead));
        var straight = tenant(5);

        assertThat(linesOf(skewed, "ca01/")).isEqualTo(linesOf(straight, "ca01/"));
        assertThat(linesOf(skewed, "ndes01/")).isNotEqualTo(linesOf(straight, "ndes01/"));
    }

    private static List<String> linesOf(Recorded recorded, String folder) {
        return recorded.lines.stream().filter(line -> line.startsWith(folder)).toList();
    }
}
