/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request whose connector says the same again and again for weeks, more often than is kept of one device. */
class LongWaitTest {
    private static final Duration WEEKS = Duration.ofDays(21);
    private static final String CONNECTOR = "Microsoft-Intune-CertificateConnectors";

    @Test
    void what_repeats_does_not_push_out_when_a_wait_began() {
        var log = HandLog.of(Origin.CONNECTOR, "NDES01", "operational")
                .connector("08:00:00", 4003, device(1), POLICY)
                .connector("08:00:01", 4004, device(1), POLICY)
                .connector("08:00:03", 4006, device(1), POLICY);
        var end = HandLog.START.plus(WEEKS);
        for (var time = HandLog.START.plus(Duration.ofHours(1));
                time.isBefore(end);
                time = time.plus(Duration.ofHours(1))) {
            log.windows(time.minus(Duration.ofMinutes(5)), CONNECTOR, 5000, Map.of());
            log.windows(
                    time, CONNECTOR, 4009, Map.of("DeviceId", device(1), "PolicyId", POLICY, "Error", "0x80072ee2"));
        }

        var told = Told.of(Scene.until(end, log).inOrderOfTime());

        assertThat(told.open()).singleElement().satisfies(waiting -> {
            assertThat(waiting.code()).isEqualTo("DELIVERED-NOT-REPORTED");
            assertThat(waiting.since()).isEqualTo(HandLog.at("08:00:03"));
        });
        assertThat(told.diagnoses()).hasSize(1);
    }
}
