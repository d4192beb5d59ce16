/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthCheckTest {
    private static final String RIGHT =
            "{\"code\":\"SCEP-FAILED\",\"verdict\":\"failed\",\"state\":\"open\",\"device\":\"6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10\",\"host\":null}";

    @TempDir
    Path folder;

    private List<Diagnosis> found = List.of();

    /** One request that failed. */
    @BeforeEach
    void replay() throws IOException {
        Files.writeString(folder.resolve("connector.json"), """
                {"@timestamp":"2024-05-02T08:00:50.000Z","winlog":{"provider_name":"Microsoft-Intune-CertificateConnectors","channel":"Microsoft-Intune-CertificateConnectors/Operational","event_id":"4005","record_id":161,"computer_name":"CONN01","event_data":{"DeviceId":"6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10","PolicyId":"39907e78-e61b-4730-b9fa-d44a53e4111c"}}}
                """);
        var clock = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
        found = new LocalPipeline(Catalogue.untested(null), clock)
                .run(Inputs.of(List.of(folder), ZoneOffset.UTC), Watcher.none())
                .diagnoses();
    }

    @Test
    void what_is_right_and_found_agrees() throws IOException {
        assertThat(check(RIGHT, "{\"totals\":{\"requests\":1}}").agrees()).isTrue();
    }

    @Test
    void what_is_right_and_not_found_is_missed() throws IOException {
        assertThat(check(RIGHT, RIGHT).differences())
                .containsExactly("missed SCEP-FAILED failed 6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10");
    }

    @Test
    void what_is_found_and_not_right_is_false() throws IOException {
        assertThat(check().differences())
                .containsExactly("false SCEP-FAILED failed 6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10 open");
    }

    @Test
    void what_ends_in_another_state_differs() throws IOException {
        assertThat(check(RIGHT.replace("open", "resolved")).differences())
                .containsExactly("differs SCEP-FAILED failed 6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10: open, not resolved");
    }

    @Test
    void what_is_found_more_often_than_right_is_repeated() throws IOException {
        found = List.of(found.get(0), found.get(0));

        assertThat(check(RIGHT).differences())
                .containsExactly("repeated SCEP-FAILED failed 6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10");
    }

    @Test
    void a_file_that_is_no_truth_is_named_with_its_line() {
        assertThatThrownBy(() -> check(RIGHT, "code,verdict"))
                .hasMessageContaining("truth.jsonl:2 is no JSON; --truth takes the truth.jsonl");
    }

    private TruthCheck check(String... lines) throws IOException {
        return TruthCheck.of(Files.write(folder.resolve("truth.jsonl"), List.of(lines)), found);
    }
}
