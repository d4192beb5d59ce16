/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
    private static final Catalogue CATALOGUE = Catalogue.untested(null);

    private static TrailState issuedAfter(int seconds) {
        return trail("scep", null, Map.of("requested", START, "verified", START, "issued", START.plusSeconds(seconds)));
    }

    private static TrailState trail(String workflow, @Nullable Platform platform, Map<String, Instant> reached) {
        return new TrailState(
                "t", 1, "default", workflow, "done", "d", platform, null, reached, 1, START, START, Map.of(), null);
    }

    private static Leg leg(List<TrailState> trails, String step, String platform) {
        return Baseline.of(CATALOGUE, trails).stream()
                .filter(leg -> leg.step().equals(step) && leg.platform().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void percentiles_are_by_nearest_rank() {
        var leg = leg(
                IntStream.rangeClosed(1, 100)
                        .mapToObj(BaselineTest::issuedAfter)
                        .toList(),
                "issued",
                "default");

        assertThat(leg.count()).isEqualTo(100);
        assertThat(leg.p50()).isEqualTo(Duration.ofSeconds(50));
        assertThat(leg.p95()).isEqualTo(Duration.ofSeconds(95));
        assertThat(leg.p99()).isEqualTo(Duration.ofSeconds(99));
        assertThat(leg.max()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void the_proposal_is_three_times_the_99th_percentile_in_whole_minutes() {
        var leg = leg(
                IntStream.rangeClosed(1, 100)
                        .mapToObj(BaselineTest::issuedAfter)
                        .toList(),
                "issued",
                "default");

        assertThat(leg.proposed()).isEqualTo(Duration.ofMinutes(5));
        assertThat(leg.changes()).isTrue();
    }

    @Test
    void fewer_than_a_hundred_requests_leave_the_deadline_as_it_is() {
        var leg = leg(
                IntStream.rangeClosed(1, 99).mapToObj(BaselineTest::issuedAfter).toList(), "issued", "default");

        assertThat(leg.proposed()).isEqualTo(leg.inForce()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void no_deadline_is_shorter_than_the_minute_in_which_servers_write_their_logs() {
        var leg = leg(Stream.generate(() -> issuedAfter(0)).limit(100).toList(), "issued", "default");

        assertThat(leg.proposed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void platforms_with_a_deadline_of_their_own_are_told_apart() {
        var reached = Map.of("requested", START, "installed", START.plusSeconds(7));
        var trails = List.of(
                trail("scep", Platform.ANDROID, reached),
                trail("scep", Platform.WINDOWS, reached),
                trail("scep", null, reached));

        assertThat(leg(trails, "installed", "android").count()).isEqualTo(1);
        assertThat(leg(trails, "installed", "default").count()).isEqualTo(2);
    }

    @Test
    void clocks_that_disagree_make_no_wait_below_zero() {
        var trails = List.of(trail("scep", null, Map.of("verified", START, "issued", START.minusSeconds(3))));

        assertThat(leg(trails, "issued", "default").max()).isZero();
    }
}
