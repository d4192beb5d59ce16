/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.WindowsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records of a channel that are missing by their numbers. */
class RecordGapsTest {
    private static final String CONNECTOR = "Microsoft-Intune-CertificateConnectors";
    private static final Instant SIX = HandLog.at("06:00:00");

    @Test
    void a_request_is_less_surely_stuck_when_records_are_missing_while_it_waits() {
        var told = Told.atNoon(log("a", 1, 70, 28, 31));

        assertThat(told.codes()).containsExactlyInAnyOrder("PKCS-STUCK", "RECORD-GAP");
        var stuck = told.last().stream()
                .filter(one -> one.code().equals("PKCS-STUCK"))
                .findFirst()
                .orElseThrow();
        assertThat(stuck.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(stuck.notSeen()).contains("records 28 to 31 of " + CONNECTOR + "/Operational on CONN01: missing");
    }

    @Test
    void it_is_as_sure_as_ever_when_they_are_missing_elsewhere() {
        var told = Told.atNoon(log("a", 1, 70, 16, 19));

        var stuck = told.last().stream()
                .filter(one -> one.code().equals("PKCS-STUCK"))
                .findFirst()
                .orElseThrow();
        assertThat(stuck.confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    void any_order_of_two_sources_that_share_a_channel_tells_the_same() {
        var scene = Scene.until(Morning.END, log("a", 1, 40, 28, 31), log("b", 20, 70, 28, 29));
        var expected = Told.of(scene.inOrderOfTime());

        assertThat(expected.codes()).containsExactlyInAnyOrder("PKCS-STUCK", "RECORD-GAP");
        for (var seed = 0L; seed < 100; seed++) {
            assertThat(Told.of(scene.shuffled(seed)).diagnoses())
                    .as("seed %d", seed)
                    .isEqualTo(expected.diagnoses());
        }
    }

    @Test
    void records_that_come_late_end_the_gap() {
        var late = HandLog.of(Origin.CONNECTOR, "CONN01", "late");
        var scene = Scene.until(Morning.END, log("a", 1, 70, 16, 19)).inOrderOfTime();
        for (int number = 16; number <= 19; number++) {
            say(late, number);
        }
        scene.addAll(late.records(1));

        var gap = Told.of(scene).last().stream()
                .filter(one -> one.code().equals("RECORD-GAP"))
                .findFirst()
                .orElseThrow();

        assertThat(gap.state()).isEqualTo(State.RESOLVED);
    }

    /** A record each five minutes from six o'clock on, one of them of a request that waits, and some missing. */
    private static HandLog log(String name, int from, int to, int missingFrom, int missingTo) {
        var log = HandLog.of(Origin.CONNECTOR, "CONN01", name);
        for (int number = from; number <= to; number++) {
            if (number < missingFrom || number > missingTo) {
                say(log, number);
            }
        }
        return log;
    }

    private static void say(HandLog log, int number) {
        var isRequest = number == 25;
        Map<String, String> data = isRequest ? Map.of("DeviceId", device(1), "PolicyId", POLICY) : Map.of();
        var body = new WindowsEvent(
                CONNECTOR, CONNECTOR + "/Operational", isRequest ? 1020 : 5000, 4, (long) number, null, data, null);
        log.says(SIX.plus(Duration.ofMinutes(5L * number)), body, "record " + number);
    }
}
