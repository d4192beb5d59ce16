/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real logs of other projects, which are not part of this one: read when they lie beside it, skipped when not. */
class PublicSamplesTest {
    @ParameterizedTest
    @CsvSource({"plaso,iis-plaso,0", "lnav,iis-lnav,1", "httperr,iis-httperr,0", "mscep,iis-mscep,19"})
    void iis_logs_have_the_rows_another_reader_counted(String name, String folder, int rejected) throws IOException {
        var expected = expected().path(name);
        var rows = new ArrayList<Row>();
        for (var file : files(folder)) {
            rows.addAll(dataRows(Files.readAllBytes(file)));
        }

        assertThat(rows).hasSize(expected.path("data_rows").asInt());
        assertThat(Reading.reasons(rows)).hasSize(rejected);
    }

    @ParameterizedTest
    @CsvSource({"plaso,iis-plaso", "lnav,iis-lnav"})
    void iis_logs_span_the_times_another_reader_found(String name, String folder) throws IOException {
        var expected = expected().path(name);
        var times = new ArrayList<Instant>();
        for (var file : files(folder)) {
            dataRows(Files.readAllBytes(file)).stream()
                    .map(row -> row instanceof Row.Ignored ignored ? ignored.time() : null)
                    .filter(Objects::nonNull)
                    .forEach(times::add);
        }

        assertThat(times).contains(instant(expected.path("last")));
    }

    @Test
    void trace_fragments_of_other_products_are_read_whole() throws IOException {
        var mono = Reading.rows(
                LogFormat.CONNECTOR_SVCLOG,
                Files.readAllBytes(samples().resolve("svclog/mono_XmlWriterTraceListener_concatenated.svclog")));
        var mbam = Reading.rows(
                LogFormat.CONNECTOR_SVCLOG,
                Files.readAllBytes(samples().resolve("svclog/mbam_coreservice_error.svclog")));

        assertThat(mono).hasSizeGreaterThan(3).noneMatch(Row.Rejected.class::isInstance);
        assertThat(mbam).singleElement().isInstanceOf(Row.Ignored.class);
    }

    @Test
    void events_between_other_blocks_are_all_read() throws IOException {
        var log = Files.readAllBytes(samples().resolve("winevent-xml/splunk_xmlwineventlog_certutil.raw.xmllines"));
        var text = new String(log, StandardCharsets.UTF_8);

        var rows = Reading.rows(LogFormat.WINDOWS_XML, log);

        assertThat(rows.stream().filter(Row.Ignored.class::isInstance)).hasSize(text.split("</Event>", -1).length - 1);
        assertThat(Reading.reasons(rows)).allMatch(reason -> reason.startsWith("shortened form: "));
    }

    @Test
    void quoted_trace_messages_are_read_inside_their_records() throws IOException {
        var record = "<E2ETraceEvent><System><TimeCreated SystemTime=\"2018-06-17T01:03:44Z\"/></System>"
                + "<ApplicationData>%s</ApplicationData></E2ETraceEvent>";
        for (var message : Files.readAllLines(samples().resolve("connector/IssuePfx_lines.txt"))) {
            var log = record.formatted(message.replace("&", "&amp;").replace("<", "&lt;"));
            var rows = Reading.rows(LogFormat.CONNECTOR_SVCLOG, log.getBytes(StandardCharsets.UTF_8));
            assertThat(Reading.events(rows).stream().map(event -> ((TraceEntry) event.body()).message()))
                    .allMatch(message.strip()::equals);
            assertThat(Reading.reasons(rows)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mdecrevoisier_4885_4876_4877_5123_5124_ADCS_OCSP.evtx,records,13,0",
        "omer_Application_no_crc32.evtx,ok,17,0",
        "omer_sample_with_a_bad_chunk_magic.evtx,ok,380,7"
    })
    void event_logs_have_all_records_another_reader_found_and_those_it_gave_up(
            String file, String field, int good, int rejected) throws IOException {
        var expected = new JsonMapper()
                .readTree(samples().resolve("EXPECTED_evtx.json").toFile())
                .path(file)
                .path(field);
        var rows = Reading.rows(
                LogFormat.EVTX, Files.readAllBytes(samples().resolve("evtx").resolve(file)));

        assertThat(rows).size().isEqualTo(good + rejected);
        assertThat(Reading.reasons(rows)).hasSize(rejected);
        assertThat(good).isGreaterThanOrEqualTo(expected.asInt());
    }

    @Test
    void certificate_service_events_of_an_event_log_have_their_fields() throws IOException {
        var file = samples().resolve("evtx/mdecrevoisier_4885_4876_4877_5123_5124_ADCS_OCSP.evtx");
        var events = Reading.events(Reading.rows(LogFormat.EVTX, Files.readAllBytes(file)));

        assertThat(events)
                .extracting(event -> ((WindowsEvent) event.body()).eventId())
                .containsExactly(4876, 4877, 4885);
        assertThat(events).extracting(LogEvent::host).containsOnly("CDCWPKI01");
        assertThat(((WindowsEvent) events.get(2).body()).data())
                .containsEntry("AuditFilter", "111")
                .containsEntry("SubjectUserSid", "S-1-5-21-392370121-190461309-2151315433-1108");
    }

    /** The rows of lines that are neither empty nor a directive. */
    private static List<Row> dataRows(byte[] log) {
        var rows = Reading.rows(LogFormat.IIS_W3C, log);
        var lines = new String(log, StandardCharsets.UTF_8).split("\r?\n");
        var data = new ArrayList<Row>();
        for (var i = 0; i < rows.size(); i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                data.add(rows.get(i));
            }
        }
        return data;
    }

    private static Instant instant(JsonNode time) {
        return Instant.parse(time.asText().replace(' ', 'T') + "Z");
    }

    private static JsonNode expected() throws IOException {
        return new JsonMapper().readTree(samples().resolve("EXPECTED_iis.json").toFile());
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(samples().resolve(folder))) {
            return files.sorted().toList();
        }
    }

    static Path samples() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/samples"))) {
                return at.resolve("shared/samples");
            }
        }
        assumeTrue(false, "no public samples beside the project");
        return Path.of("");
    }
}
