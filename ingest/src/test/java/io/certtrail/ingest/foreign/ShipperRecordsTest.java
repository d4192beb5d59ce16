/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipperRecordsTest {
    private static final Path SHIPPERS = Path.of("src/test/resources/shippers");
    private static final Path FORMATS = Path.of("src/test/resources/formats");
    private static final Place PLACE = new Place("winlogbeat", "3/4711");

    @Test
    void the_same_event_has_one_id_whatever_carries_it() throws IOException {
        var records = Files.readAllLines(SHIPPERS.resolve("one-event.jsonl"));

        var events = records.stream()
                .flatMap(line ->
                        new ShipperRecords(context(ZoneId.of("Europe/Berlin"))).read(bytes(line), PLACE).stream())
                .map(ShipperRecordsTest::event)
                .toList();

        assertThat(events)
                .hasSameSizeAs(records)
                .extracting(LogEvent::id)
                .containsOnly(events.get(0).id());
        assertThat(events).extracting(LogEvent::host).containsOnly("CONN01");
    }

    @Test
    void a_record_stands_at_its_partition_and_offset_and_a_part_behind_it() {
        var rows = read("{\"records\":[{\"TimeGenerated\":\"x\"},{\"TimeGenerated\":\"x\"}]}");

        assertThat(rows)
                .extracting(row -> reject(row).place())
                .containsExactly(new Place("winlogbeat", "3/4711.1"), new Place("winlogbeat", "3/4711.2"));
        assertThat(read("{}")).extracting(row -> reject(row).place()).containsExactly(PLACE);
    }

    @Test
    void the_columns_told_for_a_topic_hold_until_a_header_comes_from_the_site() {
        var records = new ShipperRecords(context(ZoneOffset.UTC).withFields("date time cs-uri-stem sc-status"));

        var told = records.read(bytes(line("NDES01", "2018-06-17 01:00:00 /certsrv/mscep 503")), PLACE);
        records.read(bytes(line("NDES01", "#Fields: date time sc-status cs-uri-stem")), PLACE);
        var learned = records.read(bytes(line("NDES01", "2018-06-17 01:00:00 500 /certsrv/mscep")), PLACE);
        var elsewhere = records.read(bytes(line("NDES02", "2018-06-17 01:00:00 /certsrv/mscep 404")), PLACE);

        assertThat(List.of(told, learned, elsewhere))
                .extracting(rows -> ((HttpRequest) event(rows.get(0)).body()).status())
                .containsExactly(503, 500, 404);
    }

    @Test
    void a_header_that_was_learned_holds_for_the_next_file_of_its_site_and_after_a_restart() {
        var records = new ShipperRecords(context(ZoneOffset.UTC));
        records.read(bytes(line("NDES01", "u_ex180617.log", "#Fields: date time sc-status cs-uri-stem")), PLACE);
        var learned = records.learned();
        var next = line("NDES01", "u_ex180618.log", "2018-06-18 01:00:00 500 /certsrv/mscep");
        var restarted = new ShipperRecords(context(ZoneOffset.UTC).withFields("date time cs-uri-stem sc-status"));
        restarted.know(learned);

        assertThat(List.of(records.read(bytes(next), PLACE), restarted.read(bytes(next), PLACE)))
                .extracting(rows -> ((HttpRequest) event(rows.get(0)).body()).status())
                .containsExactly(500, 500);
        assertThat(records.learned()).isEmpty();
        assertThat(restarted.read(bytes(next.replace("W3SVC1", "W3SVC2")), PLACE))
                .noneMatch(Row.Read.class::isInstance);
    }

    @Test
    void headers_of_invented_sites_are_not_kept_without_end() {
        var records = new ShipperRecords(context(ZoneOffset.UTC));
        var learned = 0;
        for (int i = 0; i < 10_200; i++) {
            records.read(bytes(line("NDES" + i, "#Fields: date time sc-status")), PLACE);
            learned += records.learned().size();
        }

        assertThat(learned).isEqualTo(10_000);
    }

    @Test
    void a_bare_line_and_bare_xml_are_read_as_they_are() throws IOException {
        var xml = Files.readString(SHIPPERS.resolve("event.xml"));

        assertThat(event(read(xml).get(0)).host()).isEqualTo("CONN01");
        assertThat(read("#Fields: date time sc-status")).containsExactly(new Row.Ignored(null));
        assertThat(reject(read("2018-06-17 01:00:00 x").get(0)).reason()).contains("no #Fields header");
    }

    @Test
    void a_rejected_record_keeps_its_own_bytes_and_a_part_of_a_batch_those_of_the_part() {
        var wrapped = "\uFEFF {\"message\":\"{\\\"a\\\":1}\"} ";
        var batch = "{\"records\":[{\"a\":1}]}";

        assertThat(reject(read(wrapped).get(0)).bytes()).isEqualTo(bytes(wrapped));
        assertThat(reject(read(batch).get(0)).bytes()).isEqualTo(bytes("{\"a\":1}"));
    }

    @Test
    void a_binary_record_is_rejected_with_the_way_out() {
        var record = new byte[] {10, 0, 18, 2, 'a', 'b', -1};

        var rows = new ShipperRecords(context(ZoneOffset.UTC)).read(record, PLACE);

        assertThat(reject(rows.get(0)).reason()).startsWith("binary, no text: have the shipper write JSON");
        assertThat(reject(rows.get(0)).bytes()).isEqualTo(record);
    }

    @Test
    void a_record_over_the_bound_is_rejected_with_its_length() {
        var row = new ShipperRecords(context(ZoneOffset.UTC)).read(new byte[Lines.BOUND + 1], PLACE);
        var big = bytes("{\"a\":\"" + "x".repeat(Lines.BOUND) + "\"}");
        var rejected = reject(
                new ShipperRecords(context(ZoneOffset.UTC)).read(big, PLACE).get(0));

        assertThat(row).containsExactly(new Row.Ignored(null));
        assertThat(rejected.reason())
                .isEqualTo("record of %d bytes, longer than the bound of %d".formatted(big.length, Lines.BOUND));
        assertThat(rejected.length()).isEqualTo(big.length);
        assertThat(rejected.bytes()).hasSize(Reject.BYTES_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_broken_record_becomes_rows_and_never_an_exception(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var records = new ShipperRecords(context(ZoneOffset.UTC));
        for (var file :
                List.of("otlp", "splunk", "event-hubs", "iis-lines", "iis-fields", "azure-monitor", "hostile")) {
            for (var line : Files.readAllLines(FORMATS.resolve("shipper-json/" + file + ".json"))) {
                for (int i = 0; i < 40; i++) {
                    assertThat(records.read(mutated(bytes(line), random), PLACE))
                            .as("seed %d", seed)
                            .isNotEmpty();
                }
            }
        }
    }

    private static byte[] mutated(byte[] record, SplittableRandom random) {
        var mutated = record.clone();
        for (int i = random.nextInt(1, 6); i > 0 && mutated.length > 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
    }

    private static String line(String host, String text) {
        return "{\"message\":\"%s\",\"host\":{\"name\":\"%s\"}}".formatted(text, host);
    }

    private static String line(String host, String file, String text) {
        return "{\"message\":\"%s\",\"host\":{\"name\":\"%s\"},\"log\":{\"file\":{\"path\":\"C:/LogFiles/W3SVC1/%s\"}}}"
                .formatted(text, host, file);
    }

    private static List<Row> read(String record) {
        return new ShipperRecords(context(ZoneOffset.UTC)).read(bytes(record), PLACE);
    }

    private static SourceContext context(ZoneId zone) {
        return new SourceContext("default", null, "source", null, null, null, "winlogbeat", zone, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static LogEvent event(Row row) {
        assertThat(row).isInstanceOf(Row.Read.class);
        return ((Row.Read) row).event();
    }

    private static Reject reject(Row row) {
        assertThat(row).isInstanceOf(Row.Rejected.class);
        return ((Row.Rejected) row).reject();
    }
}
