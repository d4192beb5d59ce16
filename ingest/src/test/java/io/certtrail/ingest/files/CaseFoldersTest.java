/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static io.certtrail.ingest.files.CaseFolder.ANDROID;
import static io.certtrail.ingest.files.CaseFolder.IIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a case folder: which files are logs, of which format and of whom. */
class CaseFoldersTest {
    private CaseFolder folder;

    @BeforeEach
    void made(@TempDir Path root) {
        folder = new CaseFolder(root);
    }

    @Test
    void formats_and_origins_are_told_by_content_and_hosts_and_devices_by_the_folder() throws IOException {
        folder.write("ndes01/iis/u_ex180617.log", IIS);
        folder.write("phones/a1/OMADM.log", ANDROID);

        var sources = folder.sources();

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
    void the_zone_of_the_command_line_is_for_phones_and_never_for_iis() throws IOException {
        folder.write("ndes01/u_ex.log", IIS);
        folder.write("phone/OMADM.log", ANDROID);

        var sources = folder.sourcesIn("Asia/Tokyo");

        assertThat(sources)
                .extracting(source -> Reading.events(source).get(0).time())
                .containsExactly(Instant.parse("2018-06-17T01:00:00Z"), Instant.parse("2018-02-26T20:16:08.25Z"));
    }

    @Test
    void the_zone_of_the_command_line_is_for_the_local_columns_of_advanced_logging() throws IOException {
        var header = "#Software: IIS Advanced Logging Module\n#Version: 1.0\n#Fields:  %s cs-uri-stem sc-status\n";
        var line = "2024-05-14 09:00:05.5 /certsrv/mscep/ 200\n";
        folder.write("ndes01/local.log", header.formatted("date-local time-local") + line);
        folder.write("ndes01/utc.log", header.formatted("date time") + line);

        var sources = folder.sourcesIn("Europe/Berlin");

        assertThat(sources).extracting(LogSource::format).containsOnly("iis-advanced");
        assertThat(Reading.events(sources.get(0)))
                .extracting(LogEvent::time)
                .containsExactly(Instant.parse("2024-05-14T07:00:05.500Z"));
        assertThat(Reading.events(sources.get(1)))
                .extracting(LogEvent::time)
                .containsExactly(Instant.parse("2024-05-14T09:00:05.500Z"));
    }

    @Test
    void a_missing_folder_is_told_in_one_line() {
        assertThatThrownBy(() -> CaseFolders.open(List.of(Path.of("no/such/folder")), CaseOptions.defaults()))
                .isInstanceOf(CaseException.class)
                .hasMessage("No such file or folder 'no/such/folder'; check the path");
    }

    @Test
    void a_format_is_told_behind_a_first_line_longer_than_what_is_looked_at() throws IOException {
        folder.write("a1/OMADM.log", "x".repeat(3 << 20) + "\n" + ANDROID);

        var log = folder.only();

        assertThat(log.format()).isEqualTo("android-omadm");
        assertThat(Reading.events(log)).hasSize(2);
        assertThat(Reading.reasons(log))
                .singleElement()
                .asString()
                .startsWith("line of 3145728 bytes, longer than the bound of 1048576");
    }

    @Test
    void what_is_no_log_is_one_reject_and_an_empty_file_is_nothing() throws IOException {
        folder.write("x/app.exe", new byte[] {'M', 'Z', 0, 0, 1, 2, 3, 0, 0, 0});
        folder.write("x/notes.txt", "Call the CA team\nchallenge=CANARY");
        folder.write("x/empty.log", "");
        folder.write("x/mdmlogs.cab", new byte[] {'M', 'S', 'C', 'F', 0, 0, 0, 0});

        var sources = folder.sources();

        assertThat(sources)
                .noneMatch(LogSource::readable)
                .extracting(LogSource::format)
                .containsOnly("unknown");
        assertThat(sources)
                .extracting(source -> Reading.reasons(source))
                .containsExactly(
                        List.of("binary content, no known log format"),
                        List.of(),
                        List.of("a cabinet is not opened: unpack it with expand -F:* FILE FOLDER"),
                        List.of(
                                "no known log format; it begins with 'Call the CA team'; case.yaml may name one with format:"));
        assertThat(Reading.rows(sources.get(3)).toString()).doesNotContain("CANARY");
    }

    @Test
    void utf_16_and_windows_line_ends_read_the_same() throws IOException {
        folder.write("a1/OMADM.log", ("\uFEFF" + ANDROID.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE));

        assertThat(Reading.events(folder.only())).hasSize(2);
    }

    @Test
    void two_files_of_one_name_and_host_are_two_sources() throws IOException {
        folder.write("ndes01/W3SVC1/u_ex.log", IIS);
        folder.write("ndes01/W3SVC2/u_ex.log", IIS);

        assertThat(folder.sources())
                .extracting(LogSource::id)
                .containsExactly("iis/NDES01/iis-w3c/u_ex.log", "iis/NDES01/iis-w3c/u_ex.log~2");
    }

    @Test
    void a_file_named_twice_is_read_once_and_equal_paths_of_two_folders_stay_apart() throws IOException {
        folder.write("one/a1/OMADM.log", ANDROID);
        folder.write("two/a1/OMADM.log", ANDROID);
        var one = folder.root().resolve("one");

        var sources = CaseFolders.open(
                        List.of(one, one.resolve("a1/OMADM.log"), folder.root().resolve("two")), CaseOptions.defaults())
                .sources();

        assertThat(sources).extracting(LogSource::file).containsExactly("a1/OMADM.log", "two/a1/OMADM.log");
    }

    @Test
    void links_are_not_followed() throws IOException {
        folder.write("a1/OMADM.log", ANDROID);
        Files.createSymbolicLink(folder.root().resolve("a1/link.log"), Path.of("/etc/hostname"));

        var opened = folder.open();

        assertThat(opened.sources()).hasSize(1);
        assertThat(opened.problems()).containsExactly("a1/link.log: a link or device, not read");
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused() {
        var time = Instant.parse("2018-06-17T01:00:00Z");
        assertThatThrownBy(() -> new CaseOptions("default", ZoneId.of("UTC"), time, time))
                .hasMessage("--from 2018-06-17T01:00:00Z is not before --to 2018-06-17T01:00:00Z; swap them");
        assertThat(folder.sources()).extracting(LogSource::origin).isEqualTo(List.<Origin>of());
    }
}
