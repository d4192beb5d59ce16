/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.local.LocalStores;
import io.certtrail.correlator.stage.Limits;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.event.Origin;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** More requests than are kept, from one host, before the morning of the others. */
class FloodTest {
    private static final int INVENTED = 3_000;

    private static HandLog flood() {
        var log = HandLog.of(Origin.CONNECTOR, "EVIL01", "operational");
        for (var i = 0; i < INVENTED; i++) {
            var clock = "07:%02d:%02d".formatted(30 + i / 300, i / 5 % 60);
            log.connector(clock, 4003, device(1, i), Morning.POLICY, "TransactionId", "%032X".formatted(i));
        }
        return log;
    }

    /** Twenty requests; each fifth is verified and never issued. */
    private static HandLog good() {
        var log = HandLog.of(Origin.CONNECTOR, "CONN01", "operational");
        for (var i = 0; i < 20; i++) {
            log.connector("08:%02d:01".formatted(i), 4003, device(2, i), Morning.POLICY)
                    .connector("08:%02d:02".formatted(i), 4004, device(2, i), Morning.POLICY);
            if (i % 5 != 0) {
                log.connector("08:%02d:05".formatted(i), 4006, device(2, i), Morning.POLICY)
                        .connector("08:%02d:30".formatted(i), 4000, device(2, i), Morning.POLICY);
            }
        }
        return log.healthyFrom("08:20:00", "11:00:00");
    }

    private static String device(int kind, int number) {
        return new UUID(kind, number).toString();
    }

    private static Told told(Limits limits, HandLog... logs) {
        var told = new Told();
        var correlator = new LocalCorrelator(Told.CATALOGUE, limits, told, new LocalStores(0));
        Scene.until(HandLog.at("11:00:00"), logs).inOrderOfTime().forEach(correlator::accept);
        return told;
    }

    private static List<String> of(Told told, boolean evil) {
        return told.last().stream()
                .filter(diagnosis -> evil == "EVIL01".equals(diagnosis.host()))
                .map(FloodTest::describe)
                .sorted()
                .toList();
    }

    private static String describe(Diagnosis diagnosis) {
        return "%s %s %s %s".formatted(diagnosis.code(), diagnosis.state(), diagnosis.host(), diagnosis.device());
    }

    @Test
    void what_is_let_go_of_one_host_changes_nothing_for_the_others() {
        var calm = told(Limits.USUAL, good());

        var flooded = told(new Limits(100), flood(), good());

        assertThat(of(calm, false)).hasSize(4);
        assertThat(of(flooded, false)).isEqualTo(of(calm, false));
        assertThat(of(flooded, true)).anyMatch(line -> line.startsWith("CARDINALITY OPEN EVIL01"));
    }

    @Test
    void nothing_is_let_go_while_all_fit() {
        assertThat(of(told(Limits.USUAL, flood(), good()), true)).noneMatch(line -> line.startsWith("CARDINALITY"));
    }

    @Test
    void the_same_is_let_go_each_time() {
        assertThat(told(new Limits(100), flood(), good()).diagnoses())
                .isEqualTo(told(new Limits(100), flood(), good()).diagnoses());
    }
}
