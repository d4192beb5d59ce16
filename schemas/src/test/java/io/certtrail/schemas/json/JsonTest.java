/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.schemas.Examples;
import io.certtrail.schemas.RandomRecords;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Arguments> lines() {
        var others = Stream.of(
                Arguments.of("diagnosis", DiagnosisJson.toJson(Examples.diagnosis())),
                Arguments.of("incident", IncidentJson.toJson(Examples.incident())));
        var events = Examples.events().entrySet().stream()
                .map(event -> Arguments.of("event-" + event.getKey(), EventJson.toJson(event.getValue())));
        return Stream.concat(others, events);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void a_line_is_to_the_letter_what_its_golden_file_says(String name, String line) throws IOException {
        assertThat(line).isEqualTo(golden(name));
    }

    @Test
    void whatever_a_record_holds_its_line_is_one_line_of_json_that_no_terminal_acts_on() throws IOException {
        for (var seed = 0L; seed < 200; seed++) {
            var random = new RandomRecords(seed);
            var diagnosis = random.next(Diagnosis.class);
            for (var line : new String[] {
                DiagnosisJson.toJson(diagnosis),
                IncidentJson.toJson(random.next(Incident.class)),
                EventJson.toJson(random.next(LogEvent.class))
            }) {
                assertThat(line).as("seed %d", seed).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e\\u2028]");
                assertThat(MAPPER.readTree(line).isObject()).isTrue();
            }
            assertThat(MAPPER.readTree(DiagnosisJson.toJson(diagnosis))
                            .get("explanation")
                            .textValue())
                    .as("seed %d", seed)
                    .isEqualTo(diagnosis.explanation());
        }
    }

    private static String golden(String name) throws IOException {
        try (var file = JsonTest.class.getResourceAsStream("/golden/json/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
