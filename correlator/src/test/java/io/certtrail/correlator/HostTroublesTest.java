/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.event.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a host, and how often. */
class HostTroublesTest {
    private static HandLog server() {
        return HandLog.of(Origin.IIS, "NDES01", "u_ex240502.log");
    }

    private static HandLog refusals(HandLog log, int minutes) {
        for (var second = 0; second < minutes * 60; second++) {
            log.http("08:%02d:%02d".formatted(second / 60, second % 60), "GetCACaps", 500, 1346, null);
        }
        return log;
    }

    @Test
    void a_server_that_fails_every_second_is_told_of_once_a_minute_and_counted_in_full() {
        var revisions = Told.atNoon(refusals(server(), 5)).only();

        assertThat(revisions).extracting(Diagnosis::code).containsOnly("NDES-500-IMPERSONATE");
        assertThat(revisions).hasSizeLessThanOrEqualTo(6);
        assertThat(revisions.get(0).attempts()).isOne();
        var last = revisions.get(revisions.size() - 1);
        assertThat(last.attempts()).isEqualTo(300);
        assertThat(last.lastSeen()).isEqualTo(HandLog.at("08:04:59"));
    }

    @Test
    void what_ends_it_tells_the_whole_count() {
        var log = refusals(server(), 1).http("08:30:00", "GetCACaps", 200, 0, null);

        var last = Told.atNoon(log).last().get(0);

        assertThat(last.state()).isEqualTo(State.RESOLVED);
        assertThat(last.attempts()).isEqualTo(60);
    }

    @Test
    void the_revisions_do_not_depend_on_the_order_of_arrival() {
        var scene = Scene.until(HandLog.at("12:00:00"), refusals(server(), 2));

        assertThat(List.of(
                        Told.of(scene.shuffled(7)).diagnoses(),
                        Told.of(scene.eachEventTwice()).diagnoses()))
                .containsOnly(Told.of(scene.inOrderOfTime()).diagnoses());
    }
}
