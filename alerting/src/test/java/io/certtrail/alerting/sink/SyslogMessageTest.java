/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.alerting.Samples;
import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.alerting.format.HostileText;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyslogMessageTest {
    private final SyslogMessage syslog = new SyslogMessage(16, "-", "certtrail", SyslogMessage.USUAL);

    @Test
    void any_text_makes_exactly_one_message() throws IOException {
        for (int seed = 0; seed < HostileText.SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var id = HostileText.any(random);
            var diagnosis = Samples.diagnosis(id, 1, State.OPEN, HostileText.any(random), HostileText.any(random));
            var body = AlertFormats.CEF.by(Samples.PRODUCT).diagnosis(diagnosis);
            var alert = new Alert(id, 1, HostileText.any(random), Severity.LOW, Samples.LAST, "text/plain", body);
            var stream = new ByteArrayOutputStream();
            stream.writeBytes(syslog.frame(alert));
            stream.writeBytes(syslog.frame(Samples.alert("next", 1)));

            var reader = new SyslogReader(new ByteArrayInputStream(stream.toByteArray()));
            var first = reader.next().orElseThrow();
            assertThat(first.text()).as("seed %d", seed).isEqualTo(body);
            assertThat(first.key()).as("seed %d", seed).isEqualTo(alert.idempotencyKey());
            assertThat(reader.next().orElseThrow().key()).as("seed %d", seed).isEqualTo("next/1");
            assertThat(reader.next()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void a_long_message_is_cut_on_the_edge_of_a_character_and_says_so() throws IOException {
        for (int shift = 0; shift < 8; shift++) {
            var body = "x".repeat(8000 + shift) + "\u6f22\ud83d\ude00\u00e9".repeat(40);
            var frame = syslog.frame(alert(body, Severity.HIGH, Samples.LAST));
            var message =
                    new SyslogReader(new ByteArrayInputStream(frame)).next().orElseThrow();

            assertThat(message.text()).endsWith("...[cut]").hasSizeBetween(8000, 8100);
            assertThat(frame.length).isBetween(8192, 8192 + 5);
            assertThat(body).startsWith(message.text().replace("...[cut]", ""));
        }
    }

    @Test
    void severities_are_those_of_syslog() throws IOException {
        var levels = new StringBuilder();
        for (var severity : Severity.values()) {
            var frame = syslog.frame(alert("x", severity, Samples.LAST));
            levels.append(new SyslogReader(new ByteArrayInputStream(frame))
                            .next()
                            .orElseThrow()
                            .priority()
                    - 128);
        }
        assertThat(levels.toString()).isEqualTo("65432");
    }

    @Test
    void a_year_of_five_digits_is_no_time() {
        var frame = new String(
                syslog.frame(alert("x", Severity.LOW, Instant.parse("+12026-01-01T00:00:00Z"))),
                StandardCharsets.UTF_8);

        assertThat(frame).contains(">1 - - certtrail - CODE ");
    }

    private static Alert alert(String body, Severity severity, Instant time) {
        return new Alert("d-1", 1, "CODE", severity, time, "text/plain", body);
    }
}
