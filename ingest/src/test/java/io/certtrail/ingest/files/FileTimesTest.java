/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs whose time is that of their file, and whose computer that of the folder around their own. */
class FileTimesTest {
    private static final String REQUEST = "DeviceID: 6f1c0a52\r\nIssuePfx - COMException (0x800706BA)\r\n";
    private static final String DEVICES = "Device ID,Device name,OS\n6f1c0a52,phone-1,Android\n";
    private static final Instant WRITTEN = Instant.parse("2018-06-17T01:03:44Z");

    @TempDir
    Path folder;

    @Test
    void a_work_file_is_of_the_computer_above_its_folders_and_of_the_time_of_its_last_change() throws IOException {
        write("conn01/Microsoft Intune/PfxRequest/Failed/a.pfr", REQUEST);
        write("conn02/pfxrequest/PROCESSING/empty.pfr", "");

        var sources = open().sources();

        assertThat(sources)
                .extracting(LogSource::id)
                .containsExactly("connector/CONN01/work-file/a.pfr", "connector/CONN02/work-file/empty.pfr");
        assertThat(Reading.events(sources.get(0))).singleElement().satisfies(event -> {
            assertThat(event.host()).isEqualTo("CONN01");
            assertThat(event.time()).isEqualTo(WRITTEN);
            assertThat(((FileState) event.body()).folder()).isEqualTo("PfxRequest/Failed");
        });
        assertThat(Reading.events(sources.get(1)))
                .singleElement()
                .satisfies(
                        event -> assertThat(((FileState) event.body()).folder()).isEqualTo("PfxRequest/Processing"));
    }

    @Test
    void the_same_request_in_another_folder_is_another_record() throws IOException {
        write("conn01/PfxRequest/Processing/a.pfr", REQUEST);
        write("conn01/PfxRequest/Failed/a.pfr", REQUEST);

        var ids = open().sources().stream()
                .map(source -> Reading.events(source).get(0).id())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void case_yaml_says_when_a_copied_file_was_written() throws IOException {
        write("case.yaml", """
                sources:
                  - {files: "**/*.pfr", modified: 2018-06-20T10:00:00Z}
                  - {files: "devices.csv", date: 2018-06-21, timezone: "+02:00"}
                """);
        write("conn01/PfxRequest/Failed/a.pfr", REQUEST);
        write("devices.csv", DEVICES);

        assertThat(open().sources())
                .extracting(source -> Reading.events(source).get(0).time())
                .containsExactly(Instant.parse("2018-06-20T10:00:00Z"), Instant.parse("2018-06-20T22:00:00Z"));
    }

    @Test
    void a_time_that_is_none_is_told_with_its_place() throws IOException {
        write("case.yaml", "sources:\n  - files: x\n    modified: yesterday\n");

        assertThatThrownBy(this::open)
                .hasMessage(folder.resolve("case.yaml")
                        + ":3: 'yesterday' is not understood: no date and time; write 2018-06-17T01:03:44Z");
    }

    @Test
    void a_member_of_an_archive_is_of_the_time_written_in_it() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("conn01.zip")))) {
            var entry = new ZipEntry("PfxRequest/Failed/a.pfr");
            entry.setTimeLocal(LocalDateTime.parse("2018-06-17T03:03:44"));
            zip.putNextEntry(entry);
            zip.write(REQUEST.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(open().sources())
                .extracting(source -> Reading.events(source).get(0).time())
                .containsExactly(Instant.parse("2018-06-17T03:03:44Z"));
    }

    @Test
    void a_list_of_devices_is_of_no_host_and_each_row_of_its_device() throws IOException {
        write("inventory/devices.csv", DEVICES);

        var list = open().sources().get(0);

        assertThat(list.host()).isNull();
        assertThat(list.device()).isNull();
        assertThat(list.id()).isEqualTo("device/inventory/device-list/devices.csv");
        assertThat(Reading.events(list)).extracting(LogEvent::device).containsExactly("6f1c0a52");
    }

    @Test
    void rows_of_a_ca_are_in_the_zone_of_its_server() throws IOException {
        write("case.yaml", "sources:\n  - {files: \"**/*.csv\", timezone: Europe/Berlin}\n");
        write("ca01/view.csv", "Request ID,Request Disposition,Request Submission Date\n7,9,14.05.2024 09:00\n");

        var row = Reading.events(open().sources().get(0)).get(0);

        assertThat(row.host()).isEqualTo("CA01");
        assertThat(row.time()).isEqualTo(Instant.parse("2024-05-14T07:00:00Z"));
        assertThat(((CaRow) row.body()).columns()).containsEntry("SubmittedWhen", "2024-05-14T07:00:00Z");
    }

    private Case open() {
        return CaseFolders.open(List.of(folder), CaseOptions.defaults());
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(WRITTEN));
    }
}
