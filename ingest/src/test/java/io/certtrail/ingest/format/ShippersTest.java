/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.certtrail.ingest.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every configuration in {@code shippers} has a document beside it, as that shipper would write it, which must be read
 * as its {@code .expected.jsonl} neighbour says. {@code -Dsamples.write=true} writes the neighbours anew.
 */
class ShippersTest {
    private static final Path SHIPPERS = Path.of("../shippers");

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void has_a_document_that_is_read_as_expected(Path configuration) throws IOException {
        var name = name(configuration);
        var document = Files.readAllBytes(SHIPPERS.resolve(name + ".jsonl"));
        var context =
                new SourceContext("default", null, "source", null, null, null, name, ZoneId.of("Europe/Berlin"), null);
        var read = Reading.rows(LogFormat.SHIPPER_JSON.reader(), context, document).stream()
                .map(Projection::of)
                .collect(Collectors.joining("\n", "", "\n"));
        var expected = SHIPPERS.resolve(name + ".expected.jsonl");
        if (Boolean.getBoolean("samples.write")) {
            Files.writeString(expected, read);
        }

        assertThat(read).isEqualTo(Files.readString(expected)).doesNotContain("rejected");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void is_well_formed_and_explained_in_the_readme(Path configuration) throws IOException {
        var text = Files.readString(configuration);
        if (!configuration.toString().endsWith(".conf")) {
            assertThat(new YAMLMapper().readTree(text).isObject()).isTrue();
        }

        assertThat(Files.readString(SHIPPERS.resolve("README.md")))
                .contains(configuration.getFileName().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void reads_all_channels_when_it_reads_events(Path configuration) throws IOException {
        var text = Files.readString(configuration);
        var channels = Files.readAllLines(SHIPPERS.resolve("channels.txt"));

        if (text.contains(channels.get(0))) {
            assertThat(text).contains(channels);
        } else {
            assertThat(name(configuration)).isIn("filebeat-iis", "azure-event-hubs");
        }
    }

    @Test
    void there_is_one_for_each_common_shipper() throws IOException {
        assertThat(configurations().map(ShippersTest::name))
                .containsExactly(
                        "azure-event-hubs",
                        "filebeat-iis",
                        "fluent-bit",
                        "nxlog",
                        "otel-collector",
                        "vector",
                        "winlogbeat");
    }

    static Stream<Path> configurations() throws IOException {
        try (var files = Files.list(SHIPPERS)) {
            return List.copyOf(files.filter(file -> file.toString().matches(".*\\.(ya?ml|conf)"))
                            .sorted()
                            .toList())
                    .stream();
        }
    }

    private static String name(Path configuration) {
        var name = configuration.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
