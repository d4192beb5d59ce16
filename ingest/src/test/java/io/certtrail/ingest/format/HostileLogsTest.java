/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.lines.Decoding;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a log holds, a reader gives one row for each line or record, within its bounds, and never an exception. */
class HostileLogsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Set<LogFormat> LINE_FORMATS = EnumSet.of(
            LogFormat.HTTPERR,
            LogFormat.IIS_W3C,
            LogFormat.IIS_ADVANCED,
            LogFormat.WINDOWS_JSON,
            LogFormat.NDES_PLUGIN,
            LogFormat.SETUP_MSI,
            LogFormat.DEVICE_LIST,
            LogFormat.CONNECTOR_LIST,
            LogFormat.WINEVENT_CSV,
            LogFormat.WINEVENT_LIST,
            LogFormat.WEVTUTIL_TEXT,
            LogFormat.VIEWER_LIST,
            LogFormat.VIEWER_TEXT,
            LogFormat.CA_CSV,
            LogFormat.CA_VIEW);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connector-svclog/issue-pfx-one-line.svclog",
                "connector-svclog/pretty-printed.svclog",
                "windows-xml/event-viewer-copy.xml",
                "windows-xml/python-evtx.xml",
                "windows-xml/splunk-interleaved.xml"
            })
    void a_log_cut_at_any_byte_gives_all_whole_records_before_it(String sample) throws IOException {
        var format = LogFormat.of(sample.substring(0, sample.indexOf('/')));
        var log = Files.readAllBytes(Path.of("src/test/resources/formats", sample));
        var end = format == LogFormat.WINDOWS_XML ? "</Event>" : "</E2ETraceEvent>";

        for (var length = 0; length <= log.length; length++) {
            var cut = Arrays.copyOf(log, length);
            var rows = Reading.rows(format, cut);
            var whole = count(new String(cut, UTF_8), end);
            var readOrIgnored =
                    rows.stream().filter(row -> !(row instanceof Row.Rejected)).count();
            assertThat(readOrIgnored).as("cut at %d", length).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("lineSamples")
    void a_line_log_cut_at_any_byte_gives_a_row_for_each_line(Path sample) throws IOException {
        var format = SamplesTest.format(sample);
        var log = Files.readAllBytes(sample);

        for (var length = 0; length <= log.length; length += length < 600 ? 1 : 97) {
            var cut = Arrays.copyOf(log, length);
            assertThat(Reading.rows(format, cut)).as("cut at %d", length).hasSize(lines(cut));
        }
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void random_bytes_give_a_row_for_each_line_or_record(LogFormat format) throws IOException {
        var random = new Random(2024);
        for (var round = 0; round < 150; round++) {
            var log = new byte[random.nextInt(3000)];
            random.nextBytes(log);
            log = round % 3 == 0 ? log : printable(log, random);
            var rows = Reading.rows(format, log);
            if (LINE_FORMATS.contains(format)) {
                assertThat(rows).hasSize(lines(log));
            }
            assertThat(rows).allMatch(HostileLogsTest::isWithinBounds);
        }
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void samples_with_bytes_changed_give_rows_and_no_exception(LogFormat format) throws IOException {
        var random = new Random(4711);
        for (var sample : samples(format)) {
            var log = Files.readAllBytes(sample);
            for (var round = 0; round < 60; round++) {
                var changed = log.clone();
                for (var i = 0; i < 1 + random.nextInt(8); i++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                assertThat(Reading.rows(format, changed)).allMatch(HostileLogsTest::isWithinBounds);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("giants")
    void a_giant_is_read_within_bounds(LogFormat format, String start, String middle, int times, String end) {
        var log = (start + middle.repeat(times) + end).getBytes(UTF_8);
        assertTimeoutPreemptively(
                GENEROUS, () -> assertThat(Reading.rows(format, log)).allMatch(HostileLogsTest::isWithinBounds));
    }

    static Stream<Arguments> giants() {
        return Stream.concat(giantsOfRecords(), giantsOfTables());
    }

    private static Stream<Arguments> giantsOfTables() {
        var ndes = LogFormat.NDES_PLUGIN;
        var work = LogFormat.WORK_FILE;
        var view = LogFormat.CA_VIEW;
        var csv = LogFormat.CA_CSV;
        var header = "Request ID,Request Disposition,Certificate Template\n";
        return Stream.of(
                giant(ndes, "<![LOG[", "x\n", 1_000_000, ""),
                giant(ndes, "", "<![LOG[\n", 300_000, ""),
                giant(ndes, "", "$$<", 300_000, "\n"),
                giant(ndes, "Verify challenge returns <!DOCTYPE html>\n", "<p>\n", 500_000, ""),
                giant(LogFormat.SETUP_MSI, "", "MSI (c) (", 100_000, "\n"),
                giant(LogFormat.SETUP_MSI, "=== ", "1/", 400_000, "\n"),
                giant(work, "", "a=", 400_000, ""),
                giant(work, "", "<a>", 300_000, ""),
                giant(work, "", "error ", 300_000, ""),
                giant(work, "", "A", 1_000_000, ""),
                giant(csv, header, "\"a\n", 300_000, ""),
                giant(csv, header, ",", 65_000, "\n"),
                giant(csv, header + "1,2,1.2.3.4", " ", 60_000, "\"x\n"),
                giant(LogFormat.DEVICE_LIST, "Device ID,Device name,OS\n\"", "\n", 500_000, "\""),
                giant(view, "Row 1:\n", "  Request ID: 1\n", 300_000, ""),
                giant(view, "", "Row 1:\n", 300_000, ""),
                giant(view, "  a  b", " ", 1_000_000, "\n"),
                giant(view, "Maximum ", "x ", 500_000, "\n"));
    }

    private static Stream<Arguments> giantsOfRecords() {
        var xml = LogFormat.WINDOWS_XML;
        var svclog = LogFormat.CONNECTOR_SVCLOG;
        var json = LogFormat.WINDOWS_JSON;
        var iis = LogFormat.IIS_W3C;
        return Stream.of(
                giant(xml, "<Event>", "<a>", 100_000, "</Event>"),
                giant(xml, "<Event>", "<a>", 300_000, ""),
                giant(xml, "<Event ", "a='1' ", 1_000_000, "></Event>"),
                giant(xml, "<Event ", "a='1' ", 100_000, "></Event>"),
                giant(xml, "<Event><EventData>", "<Data>x</Data>", 60_000, "</EventData></Event>"),
                giant(xml, "<Event><Data>", "&amp;", 200_000, "</Data></Event>"),
                giant(xml, "<Event><Data>", "&", 1_000_000, "</Data></Event>"),
                giant(xml, "", "<", 2_000_000, ""),
                giant(xml, "", "<Event ", 40_000, ""),
                giant(xml, "", "<Event>", 40_000, "</Event>"),
                giant(xml, "<!-- ", "<!-- ", 500_000, ""),
                giant(xml, "<Event><![CDATA[", "]]", 400_000, "</Event>"),
                giant(xml, "<?", "<Events ", 100_000, ""),
                giant(svclog, "<E2ETraceEvent><System><ApplicationData>", "x", 5_000_000, "</ApplicationData>"),
                giant(svclog, "<E2ETraceEvent>", "</E2ETraceEven", 300_000, "</E2ETraceEvent>"),
                giant(svclog, "<E2ETraceEvent>", "<!--", 200_000, "</E2ETraceEvent>"),
                giant(json, "{\"winlog\":", "[", 100_000, ""),
                giant(json, "{\"winlog\":", "{\"a\":", 100_000, ""),
                giant(json, "{\"a\":\"", "x", 5_000_000, "\"}\n"),
                giant(json, "{\"winlog\":{\"event_id\":", "9", 900_000, "}}"),
                giant(json, "{", "\"a\":1,", 140_000, "\"b\":2}"),
                giant(iis, "#Fields: date time ", "c ", 500_000, "\n"),
                giant(iis, "2024-05-14 07:00:01 /certsrv/mscep ", "1 ", 500_000, "\n"),
                giant(iis, "", "\"", 1_000_000, "\n"),
                giant(iis, "", "x", 5_000_000, "\n"),
                giant(iis, "", "\n", 1_000_000, ""));
    }

    private static Arguments giant(LogFormat format, String start, String middle, int times, String end) {
        return Arguments.of(format, start, middle, times, end);
    }

    @Test
    void a_query_of_a_million_parameters_is_read_within_bounds() {
        var log = "2024-05-14 07:00:01 10.1.0.4 GET /certsrv/mscep/mscep.dll " + "operation=x&".repeat(80_000)
                + " 443 - 10.1.0.9 UA - 200 0 0 1";
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(Reading.events(Reading.rows(LogFormat.IIS_W3C, log.getBytes(UTF_8))))
                        .hasSize(1));
    }

    private static boolean isWithinBounds(Row row) {
        if (row instanceof Row.Rejected rejected) {
            var reason = rejected.reject().reason();
            return rejected.reject().bytes().length <= Reject.BYTES_LIMIT
                    && reason.length() < 500
                    && reason.chars().noneMatch(Character::isISOControl);
        }
        return !(row instanceof Row.Read read)
                || (read.event().text().length() <= LogEvent.TEXT_LIMIT
                        && ID.matcher(read.event().id()).matches());
    }

    private static byte[] printable(byte[] random, Random dice) {
        var words =
                new String[] {"<Event>", "</Event>", "{", "}", "\"", "#Fields: date time", "\n", "\r\n", " ", "<", "&"};
        var text = new StringBuilder();
        for (var value : random) {
            text.append(value < 0 ? words[dice.nextInt(words.length)] : String.valueOf((char) value));
        }
        return text.toString().getBytes(UTF_8);
    }

    private static int lines(byte[] log) throws IOException {
        var count = 0;
        try (var lines = new Lines(Decoding.utf8(new ByteArrayInputStream(log)))) {
            while (lines.next()) {
                count++;
            }
        }
        return count;
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    static List<Path> lineSamples() throws IOException {
        return SamplesTest.samples()
                .filter(sample -> LINE_FORMATS.contains(SamplesTest.format(sample)))
                .toList();
    }

    private static List<Path> samples(LogFormat format) throws IOException {
        return SamplesTest.samples()
                .filter(sample -> SamplesTest.format(sample) == format)
                .toList();
    }
}
