/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.cli.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/failures.md} says where each known failure stands; {@code -Dgolden=write} writes it anew. */
class FailureTableTest {
    private static final Path ROWS = Path.of("..", "docs", "failures.tsv");
    private static final Path TABLE = Path.of("..", "docs", "failures.md");
    private static final Pattern CONNECTOR_EVENT = Pattern.compile("CONN-[0-9]+");
    private static final String HEAD = """
            # Known failures, and where they stand

            Made by `mvn -B -pl cli -am test -Dtest=FailureTableTest -Dgolden=write -Dsurefire.failIfNoSpecifiedTests=false`
            from failures.tsv, the catalogue and the samples. A cause is named behind a slash.

            | failure | kind | said as | tests | in the samples |
            |---|---|---|---|---|
            """;

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private static List<Row> rows;
    private static Map<String, List<String>> samples;

    /**
     * One known failure.
     *
     * @param said codes of diagnoses, with a cause behind a slash
     */
    private record Row(String failure, String kind, List<String> said) {}

    @BeforeAll
    static void read() throws IOException {
        rows = Files.readAllLines(ROWS).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(cells[0], cells[1], said(cells[2])))
                .toList();
        samples = new TreeMap<>();
        for (var line : Files.readAllLines(Samples.FOLDER.resolve("expected.jsonl"))) {
            var expected = JsonMapper.builder().build().readTree(line);
            var where = expected.hasNonNull("host") ? expected.get("host") : expected.get("device");
            samples.computeIfAbsent(expected.get("code").asText(), none -> new ArrayList<>())
                    .add(where.asText());
        }
    }

    private static List<String> said(String cell) {
        return Arrays.stream(cell.split(" "))
                .flatMap(code -> code.equals("CONN-#") ? connectorEvents() : Stream.of(code))
                .toList();
    }

    private static Stream<String> connectorEvents() {
        return CATALOGUE.diagnoses().stream()
                .map(DiagnosisEntry::code)
                .filter(code -> CONNECTOR_EVENT.matcher(code).matches())
                .sorted();
    }

    @Test
    void every_known_failure_is_in_the_catalogue_with_tests() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.said()).as(row.failure()).allSatisfy(code -> {
                    var entry = entry(code);
                    assertThat(entry.tests()).as(code).isNotEmpty();
                    if (code.contains("/")) {
                        assertThat(entry.causes())
                                .extracting("code")
                                .as(code)
                                .contains(code.substring(code.indexOf('/') + 1));
                    }
                }));
    }

    @Test
    void every_failure_of_the_first_kind_is_in_the_samples() {
        assertThat(rows)
                .filteredOn(row -> row.kind().equals("must"))
                .allSatisfy(row -> assertThat(row.said())
                        .as(row.failure())
                        .anyMatch(code -> samples.containsKey(diagnosis(code))));
    }

    @Test
    void the_table_in_the_docs_is_true() throws IOException {
        var table = new StringBuilder(HEAD);
        rows.forEach(row -> row.said().forEach(code -> table.append(line(row, code))));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(TABLE, table);
        }
        assertThat(table).hasToString(Files.readString(TABLE));
    }

    private static String line(Row row, String code) {
        var entry = entry(code);
        var file = "../catalogue/src/main/resources/catalogue/diagnoses/%s.yaml".formatted(entry.code());
        var shown = samples.getOrDefault(entry.code(), List.of());
        return "| %s | %s | [%s](%s) | %d | %s |\n"
                .formatted(
                        row.failure(),
                        row.kind(),
                        code,
                        file,
                        entry.tests().size(),
                        shown.isEmpty() ? "" : shown.get(0));
    }

    private static DiagnosisEntry entry(String code) {
        return CATALOGUE
                .diagnosis(diagnosis(code))
                .orElseThrow(() -> new AssertionError("no diagnosis " + diagnosis(code)));
    }

    private static String diagnosis(String code) {
        var slash = code.indexOf('/');
        return slash < 0 ? code : code.substring(0, slash);
    }
}
