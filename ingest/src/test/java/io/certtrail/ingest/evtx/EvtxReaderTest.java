/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.WindowsEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvtxReaderTest {
    private static final String ONE = "<EventData><Data Name='x'>%0</Data></EventData>";
    private static final int CHUNK = EvtxWriter.FILE_HEADER;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    01 | 61 00 2d 4e 00 00             | a\u4e2d
                    02 | 61 fc 00                      | a\u00fc
                    03 | ff                            | -1
                    04 | ff                            | 255
                    05 | fe ff                         | -2
                    06 | fe ff                         | 65534
                    07 | 00 00 00 80                   | -2147483648
                    08 | ff ff ff ff                   | 4294967295
                    09 | ff ff ff ff ff ff ff ff       | -1
                    0a | ff ff ff ff ff ff ff ff       | 18446744073709551615
                    0b | 00 00 c0 3f                   | 1.5
                    0b | 00 00 80 40                   | 4
                    0b | 00 00 80 7f                   | 1.#INF
                    0c | 00 00 00 00 00 00 f8 bf       | -1.5
                    0c | 00 00 00 00 00 00 f8 7f       | -1.#IND
                    0d | 01 00 00 00                   | true
                    0d | 00 00 00 00                   | false
                    0e | de ad be ef                   | DEADBEEF
                    0f | 4a 6f 0c 5a 12 34 56 78 01 02 03 04 05 06 07 08 | {5a0c6f4a-3412-7856-0102-030405060708}
                    10 | 10 00 00 00                   | 0x10
                    10 | 00 00 00 00 01 00 00 00       | 0x100000000
                    11 | 00 80 3e d5 de b1 9d 01       | 1970-01-01T00:00:00.0000000Z
                    12 | e8 07 05 00 02 00 0e 00 07 00 1e 00 05 00 7b 00 | 2024-05-14T07:30:05.123Z
                    12 | e8 07 ff 00 02 00 0e 00 07 00 1e 00 05 00 7b 00 | E807FF0002000E0007001E0005007B00
                    13 | 01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00 | S-1-5-32-544
                    14 | ff 00 00 80                   | 0x800000ff
                    15 | 00 00 00 00 00 00 20 80       | 0x8020000000000000
                    08 | 01 02                         | 0102
                    13 | 01 0f 00 00 00 00 00 05       | 010F000000000005
                    7e | 01 02                         | 0102
                    """)
    void a_value_reads_as_windows_writes_it_in_xml(String type, String bytes, String text) {
        assertThat(data(Value.document(ONE, Value.hexOf(Integer.parseInt(type, 16), bytes))))
                .isEqualTo(Map.of("x", text));
    }

    @Test
    void each_item_of_an_array_is_an_element() {
        var template = "<EventData><Data>%0</Data><Data Name='ids'>%1</Data></EventData>";

        assertThat(data(Value.document(template, Value.texts("a", "", "c"), Value.hexOf(0x86, "01 00 02 00"))))
                .isEqualTo(Map.of("param1", "a", "param2", "", "param3", "c", "ids", "1", "ids~5", "2"));
        assertThat(data(Value.document(template, Value.hexOf(0x81, ""), Value.hexOf(0x86, "01 00 02"))))
                .isEqualTo(Map.of("param1", "", "ids", "1", "ids~3", "02"));
    }

    @Test
    void what_is_optional_and_not_there_is_left_out_and_what_is_not_optional_is_empty() {
        var template = "<EventData><Data Name='left'>%?0</Data><Data Name='empty'>%1</Data>"
                + "<Data Name='beyond'>%7</Data><Data Name='both'>a%?0b</Data></EventData>";

        assertThat(data(Value.document(template, Value.nothing(), Value.nothing())))
                .isEqualTo(Map.of("empty", "", "beyond", "", "both", "ab"));
    }

    @Test
    void elements_inside_a_value_are_kept_as_markup() {
        var template = "<EventData><Data Name='x'>%0</Data></EventData>";
        var inner = Value.document("<a b='%0'>1 &lt; %1</a>", Value.text("\"q\""), Value.text("2"));

        assertThat(data(Value.document(template, inner))).isEqualTo(Map.of("x", "<a b=\"&quot;q&quot;\">1 &lt; 2</a>"));
    }

    @Test
    void secrets_are_left_out_of_values_text_and_rejects() {
        var data = Value.document(
                "<EventData><Data Name='Challenge'>%0</Data><Data Name='y'>%1</Data></EventData>",
                Value.text("CANARY-1"), Value.text("password=CANARY-2"));
        var file = file(data);
        var broken = file.clone();
        broken[CHUNK + 512 + 24] = 0x7F;

        assertThat(Reading.rows(LogFormat.EVTX, file).toString())
                .contains("...")
                .doesNotContain("CANARY");
        var reject = ((Row.Rejected) Reading.rows(LogFormat.EVTX, broken).get(0)).reject();
        assertThat(reject.bytes()).hasSize(24);
        assertThat(reject.reason()).contains("token 0x7f");
    }

    @Test
    void the_text_of_an_event_is_its_xml() {
        var text = only(file(Value.document(ONE, Value.text("a < b")))).text();

        assertThat(text)
                .startsWith("<Event><System><Provider Name=\"Microsoft-Windows-CertificationAuthority\"")
                .contains("<EventRecordID>77</EventRecordID>")
                .endsWith("<EventData><Data Name=\"x\">a &lt; b</Data></EventData></Event>");
    }

    @Test
    void an_event_has_the_id_it_has_in_exports() {
        var provider = "Microsoft-Windows-CertificationAuthority";
        var json = """
                {"Id": 53, "ProviderName": "%s", "LogName": "Application", "RecordId": 77, "MachineName": "ca01.contoso",
                 "TimeCreated": "\\/Date(1715670082123)\\/"}""".formatted(provider);
        var csv = """
                "Id","ProviderName","LogName","RecordId","MachineName","TimeCreated"
                "53","%s","Application","77","CA01","5/14/2024 7:01:22 AM"
                """.formatted(provider);
        var id = only(file(Value.document(ONE, Value.text("a")))).id();

        assertThat(Reading.events(Reading.rows(LogFormat.WINEVENT_JSON, json.getBytes(UTF_8))))
                .extracting(LogEvent::id)
                .containsExactly(id);
        assertThat(Reading.events(Reading.rows(LogFormat.WINEVENT_CSV, csv.getBytes(UTF_8))))
                .extracting(LogEvent::id)
                .containsExactly(id);
    }

    @Test
    void records_go_on_in_the_next_chunk_with_templates_of_its_own() {
        var writer = new EvtxWriter(10);
        for (int i = 0; i < 500; i++) {
            writer.add(Templating.EVENT, event(Value.document(ONE, Value.text("value " + i))));
        }
        var events = Reading.events(Reading.rows(LogFormat.EVTX, writer.bytes()));

        assertThat(events).hasSize(500);
        assertThat(events.get(499).place().position()).isEqualTo("#509");
        assertThat(((WindowsEvent) events.get(499).body()).data()).isEqualTo(Map.of("x", "value 499"));
    }

    @Test
    void an_empty_log_and_unused_chunks_have_no_rows() {
        var empty = new EvtxWriter().bytes();

        assertThat(Reading.rows(LogFormat.EVTX, empty)).isEmpty();
        assertThat(Reading.rows(LogFormat.EVTX, Arrays.copyOf(empty, empty.length + 5 * Chunk.SIZE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 100, 4095})
    void a_file_cut_inside_its_header_is_one_reject(int length) {
        var rows = Reading.rows(LogFormat.EVTX, Arrays.copyOf(new EvtxWriter().bytes(), length));

        assertThat(Reading.reasons(rows))
                .isEqualTo(List.of("the file ends inside its header of 4096 bytes, after " + length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF})
    void counts_and_sizes_in_headers_are_not_believed(int number) {
        for (int field :
                new int[] {8, 16, 24, 32, 40, CHUNK + 8, CHUNK + 24, CHUNK + 32, CHUNK + 40, CHUNK + 44, CHUNK + 48}) {
            var file = file(Value.document(ONE, Value.text("a")));
            put(file, field, number);
            var rows = Reading.rows(LogFormat.EVTX, file);
            assertThat(rows).as("field %d", field).hasSize(1);
            assertThat(Reading.events(rows)).as("field %d", field).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF})
    void sizes_of_templates_and_elements_are_not_believed(int number) {
        int template = CHUNK + 512 + 24 + 4 + 10;
        for (int field : new int[] {template + 20, template + 24 + 4 + 3}) {
            var file = file(Value.document(ONE, Value.text("a")));
            put(file, field, number);
            assertThat(only(file).body()).as("field %d", field).isInstanceOf(WindowsEvent.class);
        }
    }

    @Test
    void a_template_that_is_another_one_now_makes_its_record_unreadable() {
        var file = file(Value.document(ONE, Value.text("a")));
        put(file, CHUNK + 512 + 24 + 4 + 2, 0x0BADF00D);

        assertThat(Reading.reasons(Reading.rows(LogFormat.EVTX, file)))
                .singleElement()
                .asString()
                .startsWith(
                        "the record at byte 4608 of the file cannot be read: its template 0badf00d is not at byte ");
    }

    @Test
    void records_whose_template_was_overwritten_are_read_with_that_of_a_chunk_before() {
        var writer = new EvtxWriter(10);
        for (int i = 0; i < 6; i++) {
            writer.add(Templating.EVENT, event(Value.document(ONE, Value.text("value " + i))));
            if (i == 2) {
                writer.next();
            }
        }
        var file = writer.bytes();
        Arrays.fill(file, CHUNK + Chunk.SIZE, CHUNK + Chunk.SIZE + 1024, (byte) 0);
        var rows = Reading.rows(LogFormat.EVTX, file);

        assertThat(Reading.events(rows))
                .extracting(event -> ((WindowsEvent) event.body()).data().get("x"))
                .containsExactly("value 0", "value 1", "value 2", "value 4", "value 5");
        assertThat(Reading.reasons(rows))
                .containsExactly("chunk 1, at byte 69632 of the file, does not begin with ElfChnk");
    }

    @Test
    void a_template_of_a_chunk_before_that_asks_for_other_values_is_not_taken() {
        var writer = new EvtxWriter(10)
                .add(Templating.EVENT, event(Value.document(ONE, Value.text("a"))))
                .next()
                .add(Templating.EVENT, event(Value.document(ONE, Value.u32(1))))
                .add(Templating.EVENT, event(Value.document(ONE, Value.u32(1))));
        var file = writer.bytes();
        Arrays.fill(file, CHUNK + Chunk.SIZE, CHUNK + Chunk.SIZE + 1024, (byte) 0);

        assertThat(Reading.reasons(Reading.rows(LogFormat.EVTX, file)))
                .last()
                .asString()
                .contains(" cannot be read: the name at byte ");
    }

    @Test
    void values_that_multiply_each_other_are_stopped() {
        var twenty = "<a>" + "%0".repeat(20) + "</a>";
        Value value = Value.text("x");
        for (int i = 0; i < 12; i++) {
            value = Value.document(twenty, value);
        }
        var rows = Reading.rows(LogFormat.EVTX, file(Value.document("<UserData>%0</UserData>", value)));

        assertThat(Reading.reasons(rows))
                .singleElement()
                .asString()
                .contains("its templates expand to more elements than the bound of 50000 a record");
    }

    @Test
    void values_nested_without_end_are_stopped() {
        Value value = Value.text("x");
        for (int i = 0; i < 100; i++) {
            value = Value.document("<a>%0</a>", value);
        }
        var rows = Reading.rows(LogFormat.EVTX, file(Value.document("<UserData>%0</UserData>", value)));

        assertThat(Reading.reasons(rows)).singleElement().asString().endsWith("elements nested deeper than 64");
    }

    @Test
    void a_document_type_in_xml_of_a_value_is_refused() {
        var xml = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>";
        var rows = Reading.rows(LogFormat.EVTX, file(Value.document("<UserData>%0</UserData>", Value.xml(xml))));

        assertThat(Reading.reasons(rows)).singleElement().asString().contains("the XML in it cannot be read: ");
    }

    private static Map<String, String> data(Value data) {
        return ((WindowsEvent) only(file(data)).body()).data();
    }

    private static LogEvent only(byte[] file) {
        var rows = Reading.rows(LogFormat.EVTX, file);
        assertThat(rows).singleElement().isInstanceOf(Row.Read.class);
        return ((Row.Read) rows.get(0)).event();
    }

    private static byte[] file(Value data) {
        return new EvtxWriter().add(Templating.EVENT, event(data)).bytes();
    }

    private static Value[] event(Value data) {
        return SampleFiles.event(77, "Microsoft-Windows-CertificationAuthority", 53, "Application", "CA01", data);
    }

    private static void put(byte[] file, int at, int number) {
        for (int i = 0; i < 4; i++) {
            file[at + i] = (byte) (number >>> 8 * i);
        }
    }
}
