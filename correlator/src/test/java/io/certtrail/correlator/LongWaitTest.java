/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Logs.connector;
import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.RPC;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.local.LocalStores;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request whose connector says the same again and again for weeks, more often than is kept of one device. */
class LongWaitTest {
    private static final Duration WEEKS = Duration.ofDays(21);
    private static final Instant END = HandLog.START.plus(WEEKS);
    private static final String CONNECTOR = "Microsoft-Intune-CertificateConnectors";

    private static HandLog retried() {
        var log = HandLog.of(Origin.CONNECTOR, "NDES01", "operational")
                .connector("08:00:00", 4003, device(1), POLICY)
                .connector("08:00:01", 4004, device(1), POLICY)
                .connector("08:00:03", 4006, device(1), POLICY);
        for (var time = HandLog.START.plus(Duration.ofHours(1));
                time.isBefore(END);
                time = time.plus(Duration.ofHours(1))) {
            log.windows(time.minus(Duration.ofMinutes(5)), CONNECTOR, 5000, Map.of());
            log.windows(time, CONNECTOR, 4009, data("0x80072ee2"));
        }
        return log;
    }

    private static Map<String, String> data(String error) {
        return Map.of("DeviceId", device(1), "PolicyId", POLICY, "Error", error);
    }

    private static List<LogEvent> until(Instant end, HandLog log) {
        return Scene.until(end, log).inOrderOfTime();
    }

    @Test
    void what_repeats_does_not_push_out_when_a_wait_began() {
        var told = Told.of(until(END, retried()));

        assertThat(told.open()).singleElement().satisfies(waiting -> {
            assertThat(waiting.code()).isEqualTo("DELIVERED-NOT-REPORTED");
            assertThat(waiting.since()).isEqualTo(HandLog.at("08:00:03"));
        });
        assertThat(told.diagnoses()).hasSize(1);
    }

    @Test
    void what_only_repeats_is_told_the_less_often_the_longer_it_lasts_and_wholly_at_the_end() {
        var revisions = Told.of(until(END, retried())).only();

        assertThat(revisions).hasSizeBetween(25, 45);
        for (var i = 1; i < revisions.size(); i++) {
            assertThat(Duration.between(
                            revisions.get(i - 1).lastSeen(), revisions.get(i).lastSeen()))
                    .as("revision %d", i + 1)
                    .isLessThanOrEqualTo(Duration.ofHours(25));
        }
        assertThat(revisions.get(revisions.size() - 1).lastSeen()).isEqualTo(END.minus(Duration.ofHours(1)));
    }

    @Test
    void what_waits_to_be_told_is_told_a_day_later_when_nothing_more_comes() {
        var log = retried();
        for (var time = END; time.isBefore(END.plus(Duration.ofDays(2))); time = time.plus(Duration.ofHours(1))) {
            log.windows(time, CONNECTOR, 5000, Map.of());
        }
        var revisions = Told.of(Scene.until(END, log).open()).only();

        assertThat(revisions.get(revisions.size() - 1).lastSeen()).isEqualTo(END.minus(Duration.ofHours(1)));
    }

    @Test
    void something_new_is_told_at_once_and_nothing_that_waited_comes_after_it() {
        var log = retried();
        log.windows(END.plusSeconds(1), CONNECTOR, 4000, data("0"));
        var revisions = Told.of(until(END.plus(Duration.ofDays(2)), log)).only();

        assertThat(revisions).filteredOn(told -> told.state() == State.RESOLVED).hasSize(1);
        assertThat(revisions.get(revisions.size() - 1).state()).isEqualTo(State.RESOLVED);
        assertThat(revisions.get(revisions.size() - 1).lastSeen())
                .isBefore(END.plusSeconds(1).plus(Duration.ofMinutes(5)));
    }

    @Test
    void a_correlator_that_goes_on_where_another_stopped_tells_the_same() {
        var records = until(END, retried());
        var told = new Told();
        var stores = new LocalStores();
        for (var from = 0; from < records.size(); from += 97) {
            var correlator = new LocalCorrelator(Told.CATALOGUE, told, stores);
            records.subList(from, Math.min(records.size(), from + 97)).forEach(correlator::accept);
        }

        assertThat(told.only()).isEqualTo(Told.of(records).only());
    }

    @Test
    void each_try_of_the_first_hours_is_told() {
        var log = connector().connector("08:00:00", 1020, device(1), POLICY);
        for (var minute = 5; minute < 4 * 60; minute += 5) {
            var clock = "%02d:%02d:00".formatted(8 + minute / 60, minute % 60);
            log.connector(clock, 1051, device(1), POLICY, "Error", RPC);
        }
        var revisions = Told.of(until(HandLog.at("12:00:00"), log)).only();

        assertThat(revisions.stream().map(Diagnosis::attempts))
                .containsExactlyElementsOf(IntStream.rangeClosed(12, 47).boxed().toList());
    }
}
