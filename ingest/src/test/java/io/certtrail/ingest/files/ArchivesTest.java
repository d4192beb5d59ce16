/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static io.certtrail.ingest.files.CaseFolder.ANDROID;
import static io.certtrail.ingest.files.CaseFolder.IIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.LogEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs packed by gzip or into a zip, whole, cut off and hostile. */
class ArchivesTest {
    private CaseFolder folder;

    @BeforeEach
    void made(@TempDir Path root) {
        folder = new CaseFolder(root);
    }

    @Test
    void gzip_of_several_members_reads_as_one_log() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(gzip(ANDROID));
        both.write(gzip(ANDROID.replace("05:16", "05:17")));
        folder.write("a1/OMADM.log.gz", both.toByteArray());

        assertThat(Reading.events(folder.only())).hasSize(4);
    }

    @Test
    void a_truncated_gzip_gives_all_whole_lines_and_one_reject_that_says_so() throws IOException {
        var packed = gzip(ANDROID.repeat(500));
        folder.write("a1/OMADM.log.gz", Arrays.copyOf(packed, packed.length / 2));

        var rows = Reading.rows(folder.only());

        assertThat(rows).hasSizeBetween(10, 1000);
        assertThat(rows.subList(0, rows.size() - 1)).hasOnlyElementsOfType(Row.Read.class);
        assertThat(Reading.reasons(rows)).containsExactly("gzip data ends early: Unexpected end of ZLIB input stream");
    }

    @Test
    void a_gzip_cut_in_its_header_is_one_reject() throws IOException {
        folder.write("a1/OMADM.log.gz", Arrays.copyOf(gzip(ANDROID), 5));

        assertThat(Reading.reasons(folder.only()))
                .containsExactly("the file cannot be read: the gzip header is cut off");
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
        folder.write("export.zip", zip.toByteArray());

        var sources = folder.sources();

        assertThat(sources)
                .extracting(LogSource::file)
                .containsExactly(
                        "export.zip!../../etc/ndes01/u_ex.log",
                        "export.zip!a1/OMADM.log",
                        "export.zip!evil?[31m.log",
                        "export.zip!inner.zip");
        assertThat(sources.get(0).host()).isEqualTo("NDES01");
        assertThat(Reading.events(sources.get(1))).hasSize(2);
        assertThat(Reading.events(sources.get(1)).get(0).place().file()).isEqualTo("export.zip!a1/OMADM.log");
        assertThat(Reading.reasons(sources.get(3)))
                .containsExactly("an archive inside an archive is not opened: unpack it first");
    }

    @Test
    void a_member_of_a_zip_is_known_to_case_yaml_too() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            put(out, "x/OMADM.log", ANDROID);
        }
        folder.write("phones/export.zip", zip.toByteArray());
        folder.write("case.yaml", "sources:\n  - files: \"phones/export.zip!x/*.log\"\n    device: 6f1c\n");

        assertThat(folder.only().device()).isEqualTo("6f1c");
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
        folder.write("reports/DevicesWithInventory_6f1c.zip", zip.toByteArray());

        var list = folder.only();

        assertThat(list.format()).isEqualTo("device-list");
        assertThat(Reading.events(list)).extracting(LogEvent::device).containsExactly("6f1c");
    }

    @Test
    void a_zip_bomb_is_read_no_further_than_its_proportion_allows() throws IOException {
        var line = "2018-02-27T05:16:08.2500000 INFO Event com.example.Other 18327 10 " + "x".repeat(4000) + "\n";
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a1/OMADM.log"));
            repeat(out, line, 30_000);
        }
        folder.write("bomb.zip", zip.toByteArray());
        folder.write("a1/bomb.gz", gzip(line, 30_000));

        assertThat(folder.sources()).allSatisfy(source -> {
            var rows = Reading.rows(source);
            assertThat(rows).hasSizeBetween(15_000, 20_000);
            assertThat(Reading.reasons(rows))
                    .hasSize(1)
                    .allMatch(reason -> reason.contains("unpacks to more than 200 times its"));
        });
    }

    @Test
    void a_damaged_zip_is_one_reject() throws IOException {
        folder.write("broken.zip", "PK\3\4 and nothing that follows");

        var reasons = Reading.reasons(folder.only());

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
        folder.write("secret.zip", bytes);

        assertThat(Reading.reasons(folder.only()))
                .containsExactly("zip archive cannot be read: invalid CEN header (encrypted entry);"
                        + " unpack it and give its folder");
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
}
