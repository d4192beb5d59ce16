/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AndroidReaderTest {
    private static final String PROFILE =
            "ModelName=AC_11111111-2222-3333-4444-555555555555%2FLogicalName_66666666_7777_8888_9999_000000000000;Hash=-42";
    private static final String START = "2018-02-27T05:16:08.2500000    VERB    Event     "
            + "com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager    18327       10    "
            + "Trying to enroll certificate request: " + PROFILE;
    private static final String JSCEP = "2018-02-27T05:16:21.8220000 VERB Event org.jscep.message.PkiMessageEncoder "
            + "18327 10 Encoding message: PkcsReq@2b06f45f[transId=251E592A777C82996C7CF96F3AAADCF996FC31F0]";

    private static final String CHECKIN = "2018-02-27T05:16:08.25 INFO Event com.microsoft.omadm.Checkin 18327 3 done";
    private static final String VERBOSE_CHECKIN =
            "2018-02-27T05:16:07.00 VERB Event com.microsoft.omadm.Checkin 18327 3 begins";

    @Test
    void words_may_lie_between_runs_of_blanks_or_single_ones() {
        var wide = read(START).get(0);
        var narrow = read(START.replaceAll(" +", " ")).get(0);

        assertThat(wide).isInstanceOf(Row.Read.class);
        assertThat(((Row.Read) wide).event().body())
                .isEqualTo(((Row.Read) narrow).event().body());
        assertThat(Logs.lines(List.of(wide)).get(0))
                .isEqualTo(new DeviceLine(
                        "VERB",
                        "com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager",
                        18327,
                        "10",
                        "Trying to enroll certificate request: " + PROFILE,
                        PROFILE,
                        null));
    }

    @Test
    void a_time_without_zone_is_the_phones() {
        var event = Logs.events(Logs.read(AndroidReader::new, START, ZoneId.of("Asia/Tokyo"), null))
                .get(0);

        assertThat(event.time()).isEqualTo(Instant.parse("2018-02-26T20:16:08.25Z"));
        assertThat(event.platform()).isEqualTo(Platform.ANDROID);
        assertThat(event.device()).isEqualTo("phone");
        assertThat(event.place().position()).isEqualTo("#1");
    }

    @Test
    void the_hour_that_comes_twice_goes_on_and_the_one_that_is_left_out_is_passed() {
        var october = Stream.of("2026-10-25T02:59:00.0", "2026-10-25T02:58:59.0", "2026-10-25T02:01:00.0");
        var march = Stream.of("2026-03-29T01:59:59.0", "2026-03-29T03:00:01.0");

        assertThat(times(october))
                .containsExactly("2026-10-25T00:59:00Z", "2026-10-25T00:58:59Z", "2026-10-25T01:01:00Z");
        assertThat(times(march)).containsExactly("2026-03-29T00:59:59Z", "2026-03-29T01:00:01Z");
    }

    private static List<String> times(Stream<String> local) {
        var log = local.map(time -> START.replaceFirst("\\S+", time)).collect(Collectors.joining("\n"));
        return Logs.events(Logs.read(AndroidReader::new, log, ZoneId.of("Europe/Berlin"), null)).stream()
                .map(event -> event.time().toString())
                .toList();
    }

    @Test
    void a_line_takes_the_profile_its_thread_is_enrolling() {
        var lines = Logs.lines(read(START + "\n" + JSCEP + "\n" + JSCEP.replace(" 10 ", " 11 ")));

        assertThat(lines).extracting(DeviceLine::profile).containsExactly(PROFILE, PROFILE, null);
    }

    @Test
    void a_new_round_of_enrolment_forgets_the_profile_of_the_last() {
        var round = START.replaceAll("Trying.*", "There are 2 requests");

        assertThat(Logs.lines(read(START + "\n" + round + "\n" + JSCEP)))
                .extracting(DeviceLine::profile)
                .containsExactly(PROFILE, null, null);
    }

    @Test
    void a_stack_trace_belongs_to_the_record_before_it_and_each_of_its_lines_is_counted() {
        var rows = read(JSCEP + "\njava.io.IOException: refused\n\tat org.jscep.Client.send(Client.java:1)\n" + START);

        assertThat(rows)
                .hasExactlyElementsOfTypes(Row.Read.class, Row.Ignored.class, Row.Ignored.class, Row.Read.class);
        assertThat(Logs.lines(rows).get(0).message())
                .endsWith("]\njava.io.IOException: refused\n\tat org.jscep.Client.send(Client.java:1)");
        assertThat(Logs.events(rows))
                .extracting(event -> event.place().position())
                .containsExactly("#1", "#4");
    }

    @Test
    void ten_thousand_more_lines_do_not_grow_a_record() {
        var rows = read(JSCEP + "\n" + "at a stack frame\n".repeat(10_000));

        assertThat(rows).hasSize(10_001);
        assertThat(Logs.events(rows).get(0).text()).hasSizeLessThanOrEqualTo(8192);
    }

    @Test
    void other_loggers_only_tell_that_the_phone_was_alive() {
        var rows = read(VERBOSE_CHECKIN + "\n" + CHECKIN);

        assertThat(rows)
                .containsExactly(
                        new Row.Ignored(Instant.parse("2018-02-27T05:16:07Z")),
                        new Row.Ignored(Instant.parse("2018-02-27T05:16:08.25Z")));
    }

    @Test
    void the_last_line_of_a_log_without_verbose_lines_says_so() {
        var rows = read(CHECKIN + "\n" + CHECKIN + "\n  more of it\n" + CHECKIN.replace("INFO", "WARN") + "\n");

        assertThat(rows)
                .hasExactlyElementsOfTypes(Row.Ignored.class, Row.Read.class, Row.Ignored.class, Row.Ignored.class);
        assertThat(Logs.lines(rows))
                .containsExactly(new DeviceLine(
                        "INFO", "certtrail.levels", null, null, "INFO lines and no VERB line", null, null));
        assertThat(Logs.events(rows).get(0).text()).isEqualTo(CHECKIN);
        assertThat(Logs.events(rows).get(0).place().position()).isEqualTo("#2");
    }

    @Test
    void a_verbose_line_anywhere_shows_that_verbose_logging_was_on() {
        assertThat(Logs.events(read(CHECKIN + "\n" + VERBOSE_CHECKIN + "\n" + CHECKIN)))
                .isEmpty();
        assertThat(Logs.events(read(CHECKIN + "\n" + CHECKIN + "\n" + VERBOSE_CHECKIN)))
                .isEmpty();
    }

    @Test
    void a_log_without_information_lines_says_nothing_of_its_levels() {
        assertThat(Logs.events(read(CHECKIN.replace("INFO", "WARN")))).isEmpty();
    }

    @Test
    void lines_about_certificates_keep_their_order_and_place_behind_the_last_other_line() {
        var certificate = START.replace("VERB", "INFO");
        var rows = read(CHECKIN + "\n" + certificate + "\n" + JSCEP.replace("VERB", "INFO"));

        assertThat(Logs.events(rows))
                .extracting(event -> event.place().position())
                .containsExactly("#1", "#2", "#3");
        assertThat(Logs.lines(rows).get(0).logger()).isEqualTo("certtrail.levels");
    }

    @Test
    void no_more_than_a_thousand_rows_wait_for_the_end() {
        var certificate = START.replace("VERB", "INFO") + "\n";
        var rows = read(CHECKIN + "\n" + certificate.repeat(5000));

        assertThat(rows).hasSize(5001);
        assertThat(Logs.lines(rows)).noneMatch(line -> line.logger().equals("certtrail.levels"));
    }

    @Test
    void a_session_is_of_interest_only_when_it_carries_certificates() {
        var session = "2018-02-27T05:16:08.25 VERB Event com.microsoft.omadm.syncml.SyncmlSession 9595 9 <SyncML>";

        assertThat(Logs.events(read(session + "<LocURI>./DevDetail</LocURI>"))).isEmpty();
        assertThat(Logs.events(read(session + "<LocURI>./Vendor/MSFT/CertificateStore/SCEP</LocURI>")))
                .hasSize(1);
    }

    @Test
    void the_challenge_of_a_session_never_leaves_the_reader() {
        var session = "2018-02-27T05:16:08.25 VERB Event com.microsoft.omadm.syncml.SyncmlSession 9595 9 "
                + "<LocURI>./Vendor/MSFT/CertificateStore/Enroll/ModelName=AC_51%2FLogicalName_39;Hash=1/Install</LocURI>"
                + "<Data>&lt;CertificateRequestToken&gt;CANARY&lt;/CertificateRequestToken&gt;\n"
                + "&lt;ChallengePassword&gt;CANARY\n";
        var rows = read(session + "2018-02-27T05:16 broken challenge=CANARY");

        assertThat(Logs.lines(rows).get(0).profile()).isEqualTo("ModelName=AC_51%2FLogicalName_39;Hash=1");
        assertThat(rows.toString()).doesNotContain("CANARY");
        assertThat(Logs.reasons(rows)).hasSize(1);
        assertThat(new String(
                        ((Row.Rejected) rows.get(rows.size() - 1)).reject().bytes()))
                .isEqualTo("2018-02-27T05:16 broken challenge=...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2018-02-30T05:16:08.25 VERB Event a 1 2 x | '2018-02-30T05:16:08.25' is no time such as 2018-02-27T05:16:08.2500000",
                "2018-02-27T05:16:08.25 | the line ends after its time",
                "2018-02-27T05:16:08.25 VERB Event | the line ends after its level 'VERB'",
                "2018-02-27T05:16:08.25 VERB Event org.jscep.Client | no process number after the logger",
                "2018-02-27T05:16:08.25 VERB Event org.jscep.Client 18327 | no thread number after the process 18327",
            })
    void a_line_cut_off_in_the_middle_is_rejected_with_its_reason(String line, String reason) {
        assertThat(Logs.reasons(read(line))).containsExactly(reason);
    }

    @Test
    void windows_line_ends_and_an_empty_log_read_as_well() {
        assertThat(Logs.lines(read(START + "\r\n" + JSCEP + "\r\n"))).hasSize(2);
        assertThat(read("")).isEmpty();
    }

    private static List<Row> read(String log) {
        return Logs.read(AndroidReader::new, log, ZoneOffset.UTC, null);
    }
}
