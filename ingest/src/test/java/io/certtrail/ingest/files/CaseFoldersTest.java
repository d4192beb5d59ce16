/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFoldersTest {
    private static final String ANDROID = """
            2018-02-27T05:16:08.2500000 VERB Event org.jscep.transport.Transport 18327 10 Sending GetCACaps(ca) to x
            2018-02-27T05:16:09.2500000 VERB Event org.jscep.transport.Transport 18327 10 Received '200 OK'
            """;

    private static final String IOS = "debug 18:30:55.487798 -0500 profiled Sending CSR via GET.\\\n";

    private static final String IIS = """
            #Software: Microsoft Internet Information Services 10.0
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
            2018-06-17 01:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll/pkiclient.exe operation=GetCACaps&message=ca 443 - 10.0.0.9 Dalvik - 200 0 0 15
            """;

    @TempDir
    Path folder;

    @Test
    void formats_and_origins_are_told_by_content_and_hosts_and_devices_by_the_folder() throws IOException {
        write("ndes01/iis/u_ex180617.log", IIS);
        write("phones/a1/OMADM.log", ANDROID);

        var sources = open().sources();

        assertThat(sources)
                .extracting(LogSource::file)
                .containsExactly("ndes01/iis/u_ex180617.log", "phones/a1/OMADM.log");
        assertThat(sources).extracting(LogSource::format).containsExactly("iis-w3c", "android-omadm");
        assertThat(sources).extracting(LogSource::host).containsExactly("NDES01", null);
        assertThat(sources).extracting(LogSource::device).containsExactly(null, "a1");
        assertThat(sources).extracting(LogSource::platform).containsExactly(null, Platform.ANDROID);
        assertThat(sources)
                .extracting(LogSource::id)
                .containsExactly("iis/NDES01/iis-w3c/u_ex180617.log", "device/a1/android-omadm/OMADM.log");
    }

    @Test
    void case_yaml_tells_the_columns_of_lines_whose_header_a_shipper_dropped() throws IOException {
        write("case.yaml", """
                sources:
                  - files: "ndes01/*.log"
                    format: iis-w3c
                    fields: "#Fields: date time cs-uri-stem sc-status"
                """);
        write("ndes01/lines.log", "2018-06-17 01:00:00 /certsrv/mscep/mscep.dll 503\n");

        var events = events(open().sources().get(0));

        assertThat(events)
                .singleElement()
                .extracting(event -> ((HttpRequest) event.body()).status())
                .isEqualTo(503);
    }

    @Test
    void case_yaml_tells_which_of_day_and_month_comes_first() throws IOException {
        var list = "Device ID,Device name,OS,Last check-in\n6f1c,LAPTOP7,Windows,05/06/2026 10:00:00\n";
        var events = "Id,ProviderName,LogName,TimeCreated\n"
                + "34,Microsoft-Windows-NetworkDeviceEnrollmentService,Application,05/06/2026 10:00:00\n";
        write("told/devices.csv", list);
        write("told/events.csv", events);
        write("untold/devices.csv", list);
        write("untold/events.csv", events);
        write("told/case.yaml", "sources:\n  - {files: '*.csv', dates: day-first}\n");

        var sources = open().sources();

        assertThat(columns(sources.get(0))).containsEntry("lastConnection", "2026-06-05T10:00:00Z");
        assertThat(events(sources.get(1)))
                .extracting(LogEvent::time)
                .containsExactly(Instant.parse("2026-06-05T10:00:00Z"));
        assertThat(columns(sources.get(2)))
                .containsEntry("lastConnection", "05/06/2026 10:00:00")
                .containsKey("lastConnectionDoubt");
        assertThat(reasons(rows(sources.get(3))))
                .containsExactly("'05/06/2026 10:00:00' may be of two days:"
                        + " case.yaml may say dates: day-first or dates: month-first");
    }

    private static Map<String, String> columns(LogSource list) {
        return ((InventoryRow) events(list).get(0).body()).columns();
    }

    @Test
    void case_yaml_says_how_far_a_source_can_be_relied_on() throws IOException {
        write("case.yaml", """
                sources:
                  - files: "ndes01/*.log"
                    silent-after: PT30M
                    disorder: PT5M
                  - files: "ndes02/*.log"
                    on-demand: true
                """);
        write("ndes01/a.log", IIS);
        write("ndes02/b.log", IIS);

        var sources = open().sources();

        assertThat(sources).extracting(LogSource::silentAfter).containsExactly(Duration.ofMinutes(30), null);
        assertThat(sources)
                .extracting(LogSource::disorder)
                .containsExactly(Duration.ofMinutes(5), LogFormat.IIS_W3C.disorder());
        assertThat(sources).extracting(LogSource::onDemand).containsExactly(false, true);
    }

    @Test
    void case_yaml_says_what_the_content_does_not() throws IOException {
        write("case.yaml", """
                sources:
                  - files: "phones/**/console.txt"
                    origin: Device
                    device: 77aa
                    platform: ios
                    date: 2018-03-01
                  - files: "phones/*/OMADM.log"
                    device: 6f1c
                    timezone: "+09:00"
                  - files: "web/*.log"
                    host: ndes07.contoso.local
                ignore: ["*.md"]
                """);
        write("README.md", "# not a log");
        write("phones/b2/console.txt", IOS);
        write("phones/a1/OMADM.log", ANDROID);
        write("web/u_ex.log", IIS);

        var opened = open();

        assertThat(opened.problems()).isEmpty();
        assertThat(opened.sources()).extracting(LogSource::device).containsExactly("6f1c", "77aa", null);
        assertThat(opened.sources()).extracting(LogSource::host).containsExactly(null, null, "NDES07");
        assertThat(opened.sources())
                .extracting(source -> events(source).get(0).time())
                .containsExactly(
                        Instant.parse("2018-02-26T20:16:08.25Z"),
                        Instant.parse("2018-03-01T23:30:55.487798Z"),
                        Instant.parse("2018-06-17T01:00:00Z"));
    }

    @Test
    void the_zone_of_the_command_line_is_for_phones_and_never_for_iis() throws IOException {
        write("ndes01/u_ex.log", IIS);
        write("phone/OMADM.log", ANDROID);

        var sources = CaseFolders.open(List.of(folder), new CaseOptions("default", ZoneId.of("Asia/Tokyo"), null, null))
                .sources();

        assertThat(sources)
                .extracting(source -> events(source).get(0).time())
                .containsExactly(Instant.parse("2018-06-17T01:00:00Z"), Instant.parse("2018-02-26T20:16:08.25Z"));
    }

    @Test
    void the_zone_of_the_command_line_is_for_the_local_columns_of_advanced_logging() throws IOException {
        var header = "#Software: IIS Advanced Logging Module\n#Version: 1.0\n#Fields:  %s cs-uri-stem sc-status\n";
        var line = "2024-05-14 09:00:05.5 /certsrv/mscep/ 200\n";
        write("ndes01/local.log", header.formatted("date-local time-local") + line);
        write("ndes01/utc.log", header.formatted("date time") + line);

        var sources = CaseFolders.open(
                        List.of(folder), new CaseOptions("default", ZoneId.of("Europe/Berlin"), null, null))
                .sources();

        assertThat(sources).extracting(LogSource::format).containsOnly("iis-advanced");
        assertThat(events(sources.get(0)))
                .extracting(LogEvent::time)
                .containsExactly(Instant.parse("2024-05-14T07:00:05.500Z"));
        assertThat(events(sources.get(1)))
                .extracting(LogEvent::time)
                .containsExactly(Instant.parse("2024-05-14T09:00:05.500Z"));
    }

    @Test
    void an_entry_that_names_no_file_is_told() throws IOException {
        write("case.yaml", "sources:\n  - files: \"nowhere/*.log\"\n");

        assertThat(open().problems())
                .containsExactly(folder.resolve("case.yaml") + ": no file is named by files: \"nowhere/*.log\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources:\\n  - file: x | :2: unknown key 'file'; did you mean 'files'?",
                "sources:\\n  - files: x\\n    origin: isi | :3: 'isi' is not understood: write one of device, iis, ca, connector",
                "sources:\\n  - files: x\\n    silent-after: -PT1M | :3: '-PT1M' is not understood: not positive; write PT30M for half an hour",
                "sources:\\n  - files: x\\n    timezone: Tokio | :3: 'Tokio' is not understood: Unknown time-zone ID: Tokio",
                "sources:\\n  - files: x\\n    date: 1.3.2018 | :3: '1.3.2018' is not understood: Text '1.3.2018' could not be parsed at index 0",
                "sources:\\n  - files: x\\n    format: iis | :3: 'iis' is not understood: No log format 'iis'; known formats:",
                "sources:\\n  - origin: iis | : entry 1 of sources has no 'files'; write files: \"ndes01/*.log\"",
                "sources:\\n  - files: [x | :2:",
                "sources:\\n  - files: {a: b} | :2: a plain value is needed here",
                "sources: hello | :1:",
                "- a | :1:",
                "sources:\\n  - files: \"{x\" | :2: '{x' is not understood: '{x' is no pattern for files",
            })
    void a_broken_case_yaml_is_told_in_one_line_with_its_place(String yaml, String reason) throws IOException {
        write("case.yaml", yaml.replace("\\n", "\n"));

        assertThatThrownBy(this::open)
                .isInstanceOf(CaseException.class)
                .hasMessageStartingWith(folder.resolve("case.yaml") + reason)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_missing_folder_is_told_in_one_line() {
        assertThatThrownBy(() -> CaseFolders.open(List.of(Path.of("no/such/folder")), CaseOptions.defaults()))
                .isInstanceOf(CaseException.class)
                .hasMessage("No such file or folder 'no/such/folder'; check the path");
    }

    @Test
    void gzip_of_several_members_reads_as_one_log() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(gzip(ANDROID));
        both.write(gzip(ANDROID.replace("05:16", "05:17")));
        write("a1/OMADM.log.gz", both.toByteArray());

        assertThat(events(only(open()))).hasSize(4);
    }

    @Test
    void a_truncated_gzip_gives_all_whole_lines_and_one_reject_that_says_so() throws IOException {
        var packed = gzip(ANDROID.repeat(500));
        write("a1/OMADM.log.gz", Arrays.copyOf(packed, packed.length / 2));

        var rows = rows(only(open()));

        assertThat(rows).hasSizeBetween(10, 1000);
        assertThat(rows.subList(0, rows.size() - 1)).hasOnlyElementsOfType(Row.Read.class);
        assertThat(reasons(rows)).containsExactly("gzip data ends early: Unexpected end of ZLIB input stream");
    }

    @Test
    void a_gzip_cut_in_its_header_is_one_reject() throws IOException {
        write("a1/OMADM.log.gz", Arrays.copyOf(gzip(ANDROID), 5));

        assertThat(reasons(rows(only(open())))).containsExactly("the file cannot be read: the gzip header is cut off");
    }

    @Test
    void members_of_a_zip_are_sources_and_their_names_are_only_names() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            put(out, "../../etc/ndes01/u_ex.log", IIS);
            put(out, "a1\\OMADM.log", ANDROID);
            put(out, "inner.zip", "PK\3\4 nested");
            put(out, "evil\u001b[31m.log", ANDROID);
            out.putNextEntry(new ZipEntry("empty/"));
        }
        write("export.zip", zip.toByteArray());

        var sources = open().sources();

        assertThat(sources)
                .extracting(LogSource::file)
                .containsExactly(
                        "export.zip!../../etc/ndes01/u_ex.log",
                        "export.zip!a1/OMADM.log",
                        "export.zip!evil?[31m.log",
                        "export.zip!inner.zip");
        assertThat(sources.get(0).host()).isEqualTo("NDES01");
        assertThat(events(sources.get(1))).hasSize(2);
        assertThat(events(sources.get(1)).get(0).place().file()).isEqualTo("export.zip!a1/OMADM.log");
        assertThat(reasons(rows(sources.get(3))))
                .containsExactly("an archive inside an archive is not opened: unpack it first");
    }

    @Test
    void a_member_of_a_zip_is_known_to_case_yaml_too() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            put(out, "x/OMADM.log", ANDROID);
        }
        write("phones/export.zip", zip.toByteArray());
        write("case.yaml", "sources:\n  - files: \"phones/export.zip!x/*.log\"\n    device: 6f1c\n");

        assertThat(only(open()).device()).isEqualTo("6f1c");
    }

    @Test
    void a_zip_bomb_is_read_no_further_than_its_proportion_allows() throws IOException {
        var line = "2018-02-27T05:16:08.2500000 INFO Event com.example.Other 18327 10 " + "x".repeat(4000) + "\n";
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a1/OMADM.log"));
            repeat(out, line, 30_000);
        }
        write("bomb.zip", zip.toByteArray());
        write("a1/bomb.gz", gzip(line, 30_000));

        assertThat(open().sources()).allSatisfy(source -> {
            var rows = rows(source);
            assertThat(rows).hasSizeBetween(15_000, 20_000);
            assertThat(reasons(rows))
                    .hasSize(1)
                    .allMatch(reason -> reason.contains("unpacks to more than 200 times its"));
        });
    }

    @Test
    void a_damaged_zip_is_one_reject() throws IOException {
        write("broken.zip", "PK\3\4 and nothing that follows");

        var reasons = reasons(rows(only(open())));

        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0)).startsWith("zip archive cannot be read: ");
    }

    @Test
    void a_zip_with_a_password_is_one_reject_that_tells_the_way_out() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            put(out, "a1/OMADM.log", ANDROID);
        }
        var bytes = zip.toByteArray();
        var directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[6] |= 1;
        bytes[directory + 8] |= 1;
        write("secret.zip", bytes);

        assertThat(reasons(rows(only(open()))))
                .containsExactly("zip archive cannot be read: invalid CEN header (encrypted entry);"
                        + " unpack it and give its folder");
    }

    @Test
    void a_report_is_read_as_the_admin_center_packs_it() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            put(
                    out,
                    "DevicesWithInventory_6f1c.csv",
                    "Device ID,Device name,Serial number,OS\n6f1c,LAPTOP7,5CG1,Windows\n");
        }
        write("reports/DevicesWithInventory_6f1c.zip", zip.toByteArray());

        var list = only(open());

        assertThat(list.format()).isEqualTo("device-list");
        assertThat(events(list)).extracting(LogEvent::device).containsExactly("6f1c");
    }

    @Test
    void a_format_is_told_behind_a_first_line_longer_than_what_is_looked_at() throws IOException {
        write("a1/OMADM.log", "x".repeat(3 << 20) + "\n" + ANDROID);

        var log = only(open());

        assertThat(log.format()).isEqualTo("android-omadm");
        assertThat(events(log)).hasSize(2);
        assertThat(reasons(rows(log)))
                .singleElement()
                .asString()
                .startsWith("line of 3145728 bytes, longer than the bound of 1048576");
    }

    @Test
    void what_is_no_log_is_one_reject_and_an_empty_file_is_nothing() throws IOException {
        write("x/app.exe", new byte[] {'M', 'Z', 0, 0, 1, 2, 3, 0, 0, 0});
        write("x/notes.txt", "Call the CA team\nchallenge=CANARY");
        write("x/empty.log", "");
        write("x/mdmlogs.cab", new byte[] {'M', 'S', 'C', 'F', 0, 0, 0, 0});

        var sources = open().sources();

        assertThat(sources)
                .noneMatch(LogSource::readable)
                .extracting(LogSource::format)
                .containsOnly("unknown");
        assertThat(sources.stream().map(CaseFoldersTest::rows).map(CaseFoldersTest::reasons))
                .containsExactly(
                        List.of("binary content, no known log format"),
                        List.of(),
                        List.of("a cabinet is not opened: unpack it with expand -F:* FILE FOLDER"),
                        List.of(
                                "no known log format; it begins with 'Call the CA team'; case.yaml may name one with format:"));
        assertThat(rows(sources.get(3)).toString()).doesNotContain("CANARY");
    }

    @Test
    void utf_16_and_windows_line_ends_read_the_same() throws IOException {
        write("a1/OMADM.log", ("\uFEFF" + ANDROID.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE));

        assertThat(events(only(open()))).hasSize(2);
    }

    @Test
    void two_files_of_one_name_and_host_are_two_sources() throws IOException {
        write("ndes01/W3SVC1/u_ex.log", IIS);
        write("ndes01/W3SVC2/u_ex.log", IIS);

        assertThat(open().sources())
                .extracting(LogSource::id)
                .containsExactly("iis/NDES01/iis-w3c/u_ex.log", "iis/NDES01/iis-w3c/u_ex.log~2");
    }

    @Test
    void a_file_named_twice_is_read_once_and_equal_paths_of_two_folders_stay_apart() throws IOException {
        write("one/a1/OMADM.log", ANDROID);
        write("two/a1/OMADM.log", ANDROID);
        var one = folder.resolve("one");

        var sources = CaseFolders.open(
                        List.of(one, one.resolve("a1/OMADM.log"), folder.resolve("two")), CaseOptions.defaults())
                .sources();

        assertThat(sources).extracting(LogSource::file).containsExactly("a1/OMADM.log", "two/a1/OMADM.log");
    }

    @Test
    void links_are_not_followed() throws IOException {
        write("a1/OMADM.log", ANDROID);
        Files.createSymbolicLink(folder.resolve("a1/link.log"), Path.of("/etc/hostname"));

        var opened = open();

        assertThat(opened.sources()).hasSize(1);
        assertThat(opened.problems()).containsExactly("a1/link.log: a link or device, not read");
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused() {
        var time = Instant.parse("2018-06-17T01:00:00Z");
        assertThatThrownBy(() -> new CaseOptions("default", ZoneId.of("UTC"), time, time))
                .hasMessage("--from 2018-06-17T01:00:00Z is not before --to 2018-06-17T01:00:00Z; swap them");
        assertThat(open().sources()).extracting(LogSource::origin).isEqualTo(List.<Origin>of());
    }

    private Case open() {
        return CaseFolders.open(List.of(folder), CaseOptions.defaults());
    }

    private void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), bytes);
    }

    private static void put(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text, 1);
    }

    private static byte[] gzip(String text, int times) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            repeat(out, text, times);
        }
        return packed.toByteArray();
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    private static LogSource only(Case opened) {
        assertThat(opened.sources()).hasSize(1);
        return opened.sources().get(0);
    }

    private static List<Row> rows(LogSource source) {
        List<Row> rows = new ArrayList<>();
        try (var cursor = source.open()) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private static List<LogEvent> events(LogSource source) {
        return rows(source).stream()
                .filter(Row.Read.class::isInstance)
                .map(row -> ((Row.Read) row).event())
                .toList();
    }

    private static List<String> reasons(List<Row> rows) {
        return rows.stream()
                .filter(Row.Rejected.class::isInstance)
                .map(row -> ((Row.Rejected) row).reject().reason())
                .toList();
    }
}
