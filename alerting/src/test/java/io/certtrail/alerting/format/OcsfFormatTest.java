/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.alerting.Samples;
import io.certtrail.schemas.diagnosis.State;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OcsfFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final AlertFormat ocsf = AlertFormats.OCSF.by(Samples.PRODUCT);

    @Test
    void a_diagnosis_reads_as_its_golden_file_says() throws IOException {
        assertThat(read(ocsf.diagnosis(Samples.diagnosis("d-1", 1, State.OPEN))))
                .isEqualTo(golden("diagnosis.ocsf.json"));
    }

    @Test
    void an_incident_reads_as_its_golden_file_says() throws IOException {
        assertThat(read(ocsf.incident(Samples.incident(State.OPEN)))).isEqualTo(golden("incident.ocsf.json"));
    }

    @Test
    void every_finding_has_what_ocsf_requires_and_nothing_it_does_not_know() throws IOException {
        var schema = new OcsfSubset(golden("ocsf-1.8.0-subset.json"));

        for (var state : State.values()) {
            assertThat(schema.faults(read(ocsf.diagnosis(Samples.diagnosis("d-1", 2, state)))))
                    .isEmpty();
            assertThat(schema.faults(read(ocsf.incident(Samples.incident(state)))))
                    .isEmpty();
        }
    }

    @Test
    void a_finding_is_created_updated_and_closed() throws IOException {
        assertThat(life(1, State.OPEN)).isEqualTo("1 200401 New true");
        assertThat(life(2, State.OPEN)).isEqualTo("2 200402 New true");
        assertThat(life(3, State.RESOLVED)).isEqualTo("3 200403 Resolved false");
        assertThat(life(3, State.RETRACTED)).isEqualTo("3 200403 Suppressed false");
    }

    @Test
    void any_text_stays_inside_its_string_on_one_line() throws IOException {
        for (int seed = 0; seed < HostileText.SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var text = HostileText.any(random);
            var host = HostileText.any(random);
            for (var format : new AlertFormat[] {ocsf, AlertFormats.JSONL.by(Samples.PRODUCT)}) {
                var json = format.diagnosis(Samples.diagnosis("d-1", 1, State.OPEN, text, host));

                assertThat(json).as("seed %d", seed).doesNotContainPattern("\\R|[\\p{Cntrl}\\x{80}-\\x{9f}]");
                assertThat(CefFormatTest.hasLoneSurrogate(json))
                        .as("seed %d", seed)
                        .isFalse();
                assertThat(read(json).findValuesAsText(format == ocsf ? "desc" : "explanation"))
                        .as("seed %d", seed)
                        .contains(text.codePoints()
                                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString());
            }
        }
    }

    private String life(int revision, State state) throws IOException {
        var finding = read(ocsf.diagnosis(Samples.diagnosis("d-1", revision, state)));
        return "%s %s %s %s"
                .formatted(
                        finding.get("activity_id"),
                        finding.get("type_uid"),
                        finding.get("status").asText(),
                        finding.get("is_alert"));
    }

    private static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }

    private static JsonNode golden(String name) throws IOException {
        try (var in = OcsfFormatTest.class.getResourceAsStream("/alerts/" + name)) {
            return JSON.readTree(in);
        }
    }
}
