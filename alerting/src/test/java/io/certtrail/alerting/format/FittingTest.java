/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.alerting.Samples;
import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.event.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FittingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHY = "nothing was seen that confirms it or rules it out ".repeat(6);

    private static Diagnosis quoting(int lines, String line) {
        return with(1, lines, line);
    }

    private static Diagnosis with(int causes, int lines, String line) {
        return Samples.diagnosis("id", 1, State.OPEN)
                .with(
                        IntStream.range(0, causes)
                                .mapToObj(i -> new Cause("CAUSE-" + i, "t", CauseStatus.POSSIBLE, WHY, List.of("Do.")))
                                .toList(),
                        IntStream.range(0, lines)
                                .mapToObj(i ->
                                        new Evidence(Origin.IIS, "NDES01", Samples.LAST, "u_ex.log", "line " + i, line))
                                .toList());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @EnumSource(
            value = AlertFormats.class,
            names = {"OCSF", "JSONL"})
    void a_long_diagnosis_stays_one_object_of_json_that_fits(AlertFormats format) throws IOException {
        for (var seed = 0; seed < HostileText.SEEDS / 20; seed++) {
            var random = new SplittableRandom(seed);
            var long_ = quoting(random.nextInt(1, 60), HostileText.any(random).repeat(40));
            var longest = random.nextInt(4_000, 9_000);

            var written = format.by(Samples.PRODUCT, longest).diagnosis(long_);

            assertThat(bytes(written)).as("seed %d", seed).isLessThanOrEqualTo(longest);
            assertThat(JSON.readTree(written).isObject()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void quotes_are_as_long_as_may_be_and_every_place_stays() throws IOException {
        var written =
                JSON.readTree(AlertFormats.JSONL.by(Samples.PRODUCT, 7_000).diagnosis(quoting(10, "x".repeat(1_000))));

        assertThat(written.get("evidence")).hasSize(10).allSatisfy(quoted -> {
            assertThat(quoted.get("text").asText()).isEqualTo("x".repeat(400) + " \u2026");
            assertThat(quoted.get("position").asText()).startsWith("line ");
        });
    }

    @Test
    void of_many_causes_the_likeliest_stay() throws IOException {
        var written =
                JSON.readTree(AlertFormats.JSONL.by(Samples.PRODUCT, 4_000).diagnosis(with(30, 3, "x".repeat(300))));

        assertThat(written.get("causes"))
                .extracting(cause -> cause.get("code").asText())
                .containsExactly("CAUSE-0", "CAUSE-1", "CAUSE-2", "CAUSE-3");
        assertThat(written.get("evidence")).hasSize(3);
    }

    @Test
    void what_fits_is_written_as_it_is() {
        var diagnosis = quoting(10, "x".repeat(100));

        assertThat(AlertFormats.OCSF.by(Samples.PRODUCT, 8_000).diagnosis(diagnosis))
                .isEqualTo(AlertFormats.OCSF.by(Samples.PRODUCT).diagnosis(diagnosis));
    }
}
