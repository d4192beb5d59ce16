/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.alerting.Samples;
import io.certtrail.schemas.diagnosis.State;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CefFormatTest {
    private static final Pattern ANY_LINE_END = Pattern.compile("\\R|[\\p{Cntrl}\\x{80}-\\x{9f}]");
    private final AlertFormat cef = AlertFormats.CEF.by(Samples.PRODUCT);

    @Test
    void what_is_read_back_is_what_was_written_for_any_text() {
        for (int seed = 0; seed < HostileText.SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var name = HostileText.any(random);
            var message = HostileText.any(random);
            var custom = HostileText.any(random);
            var record = new CefLine(Samples.PRODUCT, name, name, 5)
                    .with("msg", message, 1023)
                    .custom(1, "trail", custom)
                    .with("cnt", "7", 12)
                    .toString();

            assertThat(ANY_LINE_END.matcher(record).find()).as("seed %d", seed).isFalse();
            assertThat(hasLoneSurrogate(record)).as("seed %d", seed).isFalse();
            var reader = new CefReader(record);
            assertThat(reader.header())
                    .as("seed %d", seed)
                    .containsExactly("CEF:0", "certtrail", "certtrail", "0.1.0", name, name, "5");
            var extension = reader.extension();
            assertThat(extension)
                    .as("seed %d", seed)
                    .containsEntry("msg", message)
                    .containsEntry("cs1Label", "trail")
                    .containsEntry("cs1", custom)
                    .containsEntry("cnt", "7")
                    .hasSize(4);
        }
    }

    @Test
    void a_diagnosis_tells_who_what_where_and_what_to_do() {
        var reader = new CefReader(cef.diagnosis(Samples.diagnosis("d-1", 2, State.OPEN)));

        assertThat(reader.header()).endsWith("PKCS-RPC-UNAVAILABLE", "The CA did not answer the connector", "8");
        assertThat(reader.extension())
                .containsEntry("externalId", "d-1")
                .containsEntry("cn2", "2")
                .containsEntry("start", "1529197424000")
                .containsEntry("dvchost", "CONN01")
                .containsEntry("outcome", "failure")
                .containsEntry("reason", "AKI-NOT-ENABLED")
                .containsEntry("cs5", "Run certutil -setreg.\nRestart the CA.")
                .doesNotContainKey("duser");
    }

    @Test
    void a_resolved_diagnosis_is_a_success_and_a_retracted_one_is_neither() {
        var resolved = new CefReader(cef.diagnosis(Samples.diagnosis("d-1", 2, State.RESOLVED)));
        var retracted = new CefReader(cef.diagnosis(Samples.diagnosis("d-1", 2, State.RETRACTED)));
        resolved.header();
        retracted.header();

        assertThat(resolved.extension()).containsEntry("outcome", "success").containsEntry("act", "resolved");
        assertThat(retracted.extension()).doesNotContainKey("outcome").containsEntry("act", "retracted");
    }

    @Test
    void an_incident_tells_how_many() {
        var reader = new CefReader(cef.incident(Samples.incident(State.OPEN)));

        assertThat(reader.header()).endsWith("10");
        assertThat(reader.extension())
                .containsEntry("cnt", "120")
                .containsEntry("cn1", "7")
                .containsEntry("cs1", "ca:CA01")
                .containsEntry("msg", "The CA did not answer, ca:CA01: 7 open of 120");
    }

    @Test
    void text_longer_than_receivers_keep_is_cut_between_characters_with_a_mark() {
        var record = new CefLine(Samples.PRODUCT, "c", "n", 5).with("msg", "x".repeat(1019) + "\ud83d\ude00yzz", 1023);

        assertThat(record.toString()).endsWith("xx...").doesNotContain("\ud83d", "yz");
    }

    static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
