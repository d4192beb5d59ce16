/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IosReaderTest {
    private static final LocalDate DAY = LocalDate.of(2018, 3, 1);
    private static final String PROFILE = "ModelName=AC_51bad41f.../LogicalName_1892fe4c...;Hash=-912418295";

    @Test
    void a_line_has_the_told_day_and_its_own_offset() {
        var rows = read("debug    18:30:55.487798 -0500    profiled    Sending CSR via GET.\\  \n");

        assertThat(Logs.events(rows))
                .extracting(LogEvent::time)
                .containsExactly(Instant.parse("2018-03-01T23:30:55.487798Z"));
        assertThat(Logs.events(rows)).extracting(LogEvent::platform).containsExactly(Platform.IOS);
        assertThat(Logs.lines(rows))
                .containsExactly(new DeviceLine("DEBUG", "profiled", null, null, "Sending CSR via GET.", null, null));
    }

    @Test
    void the_level_may_be_written_in_any_case_and_the_process_may_have_its_number() {
        var rows = read("Default 18:30:57.32 +0100 profiled[150]: Installed SCEP identity");

        assertThat(Logs.lines(rows))
                .containsExactly(
                        new DeviceLine("DEFAULT", "profiled", 150, null, "Installed SCEP identity", null, null));
    }

    @Test
    void the_day_goes_on_at_midnight_and_lines_out_of_order_keep_theirs() {
        var rows = read(line("23:59:58.0")
                + line("23:59:57.0")
                + line("00:00:01.0")
                + line("23:59:59.0")
                + line("00:00:02.0")
                + line("13:00:00.0")
                + line("12:59:59.9"));

        assertThat(Logs.events(rows))
                .extracting(event -> event.time().toString())
                .containsExactly(
                        "2018-03-01T23:59:58Z",
                        "2018-03-01T23:59:57Z",
                        "2018-03-02T00:00:01Z",
                        "2018-03-01T23:59:59Z",
                        "2018-03-02T00:00:02Z",
                        "2018-03-02T13:00:00Z",
                        "2018-03-02T12:59:59.900Z");
    }

    @Test
    void a_clock_that_is_put_back_begins_no_day() {
        var rows = Logs.read(
                IosReader::new,
                line("01:59:58.0").replace("+0000", "-0400")
                        + line("01:00:01.0").replace("+0000", "-0500")
                        + line("02:00:00.0").replace("+0000", "-0500"),
                ZoneOffset.UTC,
                LocalDate.of(2026, 11, 1));

        assertThat(Logs.events(rows))
                .extracting(event -> event.time().toString())
                .containsExactly("2026-11-01T05:59:58Z", "2026-11-01T06:00:01Z", "2026-11-01T07:00:00Z");
    }

    @Test
    void without_a_day_every_line_is_rejected_and_case_yaml_named() {
        var rows = Logs.read(IosReader::new, line("18:30:53.1") + line("18:30:54.1"), ZoneOffset.UTC, null);

        assertThat(Logs.reasons(rows))
                .hasSize(2)
                .containsOnly(
                        "the lines of this log have no date: tell the day of the first in case.yaml, such as date: 2018-03-01");
    }

    @Test
    void the_message_of_a_request_is_read_and_left_out_of_the_text() {
        var message =
                "MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgMFADCABgkqhkiG9w0BBwGggCSABIIZfzCABgkqhkiG9w0BBwOggDCA"
                        + "AgEAMYIBgjCCAX4CAQAwZjBPMRUwEwYKCZImiZPyLGQBGRYFbG9jYWwxHDAaBgoJkiaJk/IsZAEZFgxmb3VydGhjb2ZmZWUxGDAW"
                        + "BgNVBAMTD0ZvdXJ0aENvZmZlZSBDQQITaAAAAAmaneVjEPlcTwAAAAAACTANBgkqhkiG9w0BAQEFAASCAQCqfsOYpuBT";
        var rows = read("debug 18:30:55.487908 -0500 profiled Performing synchronous URL request: "
                + "https://ndes/certsrv/mscep/mscep.dll?operation=PKIOperation&message=" + message + "\\ \n");

        var line = Logs.lines(rows).get(0);
        assertThat(line.message())
                .isEqualTo("Performing synchronous URL request: "
                        + "https://ndes/certsrv/mscep/mscep.dll?operation=PKIOperation&message=...");
        assertThat(line.scep()).isNotNull();
        assertThat(line.scep().recipientIssuer()).isEqualTo("DC=local, DC=fourthcoffee, CN=FourthCoffee CA");
        assertThat(line.scep().recipientSerial()).isEqualTo("68000000099A9DE56310F95C4F000000000009");
        assertThat(Logs.events(rows).get(0).text()).doesNotContain("MIAG");
    }

    @Test
    void lines_take_the_profile_their_process_is_installing_until_it_is_installed() {
        var rows = read(
                "debug 18:30:53.6 -0500 profiled Performing URL request: https://ndes/mscep.dll?operation=GetCACert&message=ca\\\n"
                        + "debug 18:30:54.6 -0500 profiled Adding dependent " + PROFILE
                        + " to parent 63657 in domain D to system\\\n"
                        + "debug 18:30:55.4 -0500 profiled Sending CSR via GET.\\\n"
                        + "Default 18:30:57.3 -0500 profiled Profile \\'93www.windowsintune.com.SCEP." + PROFILE
                        + "\\'94 installed.\\\n"
                        + "debug 18:30:58.4 -0500 profiled Sending CSR via GET.\\\n");

        assertThat(Logs.lines(rows))
                .extracting(DeviceLine::profile)
                .containsExactly(null, PROFILE, PROFILE, PROFILE, null);
        assertThat(Logs.lines(rows).get(3).message())
                .isEqualTo("Profile \u201Cwww.windowsintune.com.SCEP." + PROFILE + "\u201D installed.");
    }

    @Test
    void an_error_block_belongs_to_the_line_that_opens_it() {
        var rows = read(
                "error 18:30:53.6 -0500 profiled Cannot retrieve SCEP identity: NSError:\\\n"
                        + "Desc   : The Registration Authority's response is invalid\\\nDomain : MCSCEPErrorDomain\\\nCode   : 22013\\\n");

        assertThat(rows).hasSize(4);
        assertThat(Logs.lines(rows)).hasSize(1);
        assertThat(Logs.lines(rows).get(0).message())
                .contains("MCSCEPErrorDomain")
                .contains("22013");
    }

    @Test
    void other_processes_and_other_matters_only_tell_that_the_phone_was_alive() {
        var rows = read("debug 18:30:53.6 -0500 SpringBoard SCEP\ndebug 18:30:53.7 -0500 profiled Checking in\n");

        assertThat(rows).hasSize(2).allMatch(row -> row instanceof Row.Ignored ignored && ignored.time() != null);
    }

    @Test
    void a_time_that_is_none_is_rejected_with_its_reason() {
        assertThat(Logs.reasons(read("debug 25:30:53.6 -0500 profiled SCEP")))
                .containsExactly("'25:30:53.6' is no time of day such as 18:30:53.691033");
    }

    @Test
    void an_error_that_names_no_certificate_in_any_of_its_lines_is_of_no_interest() {
        var rows = read(
                "error 18:30:53.6 -0500 profiled Cannot fetch: NSError:\nDomain : NSURLErrorDomain\nCode   : -1001\n");

        assertThat(rows)
                .containsExactly(
                        new Row.Ignored(Instant.parse("2018-03-01T23:30:53.600Z")),
                        new Row.Ignored(null),
                        new Row.Ignored(null));
    }

    @Test
    void a_year_that_no_line_has_is_that_of_the_told_day_and_goes_on_at_its_end() {
        var rows = read(older("Mar  1 12:00:00")
                + older("Dec 31 23:59:59")
                + older("Jan  1 00:00:01")
                + older("Dec 31 23:59:58"));

        assertThat(Logs.events(rows))
                .extracting(event -> event.time().toString())
                .containsExactly(
                        "2018-03-01T12:00:00Z", "2017-12-31T23:59:59Z", "2018-01-01T00:00:01Z", "2017-12-31T23:59:58Z");
    }

    @Test
    void a_leap_day_is_of_a_year_that_has_one_or_is_rejected() {
        var rows = Logs.read(IosReader::new, older("Feb 29 12:00:00"), ZoneOffset.UTC, LocalDate.of(2018, 3, 1));
        assertThat(Logs.reasons(rows)).containsExactly("'Feb 29 12:00:00' is no day and time such as May 23 14:15:36");

        rows = Logs.read(IosReader::new, older("Feb 29 12:00:00"), ZoneOffset.UTC, LocalDate.of(2020, 3, 1));
        assertThat(Logs.events(rows).get(0).time()).isEqualTo(Instant.parse("2020-02-29T12:00:00Z"));
    }

    @Test
    void without_a_day_lines_without_a_year_are_rejected_and_dated_ones_read() {
        var log =
                older("May 23 14:15:36") + "2024-05-14 18:30:53.691033-0500 0x1a2b Default 0x0 150 0 profiled: SCEP\n";
        var rows = Logs.read(IosReader::new, log, ZoneOffset.UTC, null);

        assertThat(Logs.reasons(rows))
                .containsExactly(
                        "the lines of this log have no year: tell the day of the first in case.yaml, such as date: 2018-03-01");
        assertThat(Logs.events(rows).get(0).time()).isEqualTo(Instant.parse("2024-05-14T23:30:53.691033Z"));
    }

    @Test
    void the_log_of_a_mac_is_one_unless_it_is_told_otherwise() {
        var log = "2024-05-14 18:30:53.691033-0500 0x1a2b Default 0x0 150 0 mdmclient: (Lib) [com.apple.x:y] SCEP\n";
        var rows = Logs.read(IosReader::ofMac, log, ZoneOffset.UTC, null);

        assertThat(Logs.events(rows)).extracting(LogEvent::platform).containsExactly(Platform.MACOS);
        assertThat(Logs.lines(rows))
                .containsExactly(new DeviceLine("DEFAULT", "mdmclient", 150, "0x1a2b", "SCEP", null, null));
    }

    @Test
    void an_error_block_of_ten_thousand_lines_does_not_grow_a_record() {
        var rows = read("error 18:30:53.6 -0500 profiled SCEP: NSError:\n" + "Desc   : again\n".repeat(10_000)
                + "error 18:30:53.6 -0500 profiled Desc   : again\n".repeat(10_000));

        assertThat(rows).hasSize(20_001);
        assertThat(Logs.events(rows)).hasSize(1);
    }

    private static String older(String time) {
        return time + " -iPhone profiled[150] <Notice>: (Note ) MC: Sending CSR via GET.\n";
    }

    private static String line(String time) {
        return "debug " + time + " +0000 profiled Sending CSR via GET.\\\n";
    }

    private static List<Row> read(String log) {
        return Logs.read(IosReader::new, log, ZoneOffset.UTC, DAY);
    }
}
