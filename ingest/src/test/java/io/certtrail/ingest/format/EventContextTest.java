/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.SourceContext;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record says itself, and what only its context can say. */
class EventContextTest {
    private static final String XML = "<Event><System><Provider Name='Microsoft-Windows-CertificationAuthority'/>"
            + "<EventID>53</EventID><TimeCreated SystemTime='2024-05-14T07:00:05.1234567Z'/>"
            + "<EventRecordID>77</EventRecordID><Channel>Application</Channel><Computer>%s</Computer></System></Event>";
    private static final String WINLOGBEAT =
            "{\"@timestamp\":\"2024-05-14T07:00:05.123Z\",\"winlog\":{\"provider_name\":"
                    + "\"Microsoft-Windows-CertificationAuthority\",\"event_id\":\"53\",\"record_id\":\"77\","
                    + "\"channel\":\"Application\",\"computer_name\":\"ca01.contoso.local\"}}";
    private static final String NXLOG = "{\"EventTime\":\"2024-05-14 09:00:05\",\"SourceName\":"
            + "\"Microsoft-Windows-CertificationAuthority\",\"EventID\":53,\"RecordNumber\":77,"
            + "\"Channel\":\"Application\",\"Hostname\":\"CA01\"}";

    private static final String FLUENT_BIT = "{\"@timestamp\":1715670009.18,\"ProviderName\":"
            + "\"Microsoft-Windows-CertificationAuthority\",\"EventID\":53,\"EventRecordID\":77,"
            + "\"Channel\":\"Application\",\"Computer\":\"CA01\",\"TimeCreated\":\"%s\"}";

    private static final String VECTOR = "{\"timestamp\":\"2024-05-14T07:00:05.123456Z\",\"provider_name\":"
            + "\"Microsoft-Windows-CertificationAuthority\",\"event_id\":53,\"record_id\":77,"
            + "\"channel\":\"Application\",\"computer\":\"CA01\"}";

    @Test
    void one_event_has_one_id_whatever_carried_it() {
        var xml = only(LogFormat.WINDOWS_XML, nobody(), XML.formatted("CA01"));
        var winlogbeat = only(LogFormat.WINDOWS_JSON, nobody(), WINLOGBEAT);
        var nxlog = only(LogFormat.WINDOWS_JSON, in(ZoneId.of("Europe/Berlin")), NXLOG);

        assertThat(winlogbeat.id()).isEqualTo(xml.id());
        assertThat(nxlog.id()).isEqualTo(xml.id());
        assertThat(only(LogFormat.WINDOWS_JSON, nobody(), FLUENT_BIT.formatted("2024-05-14 09:00:05 +0200"))
                        .id())
                .isEqualTo(xml.id());
        assertThat(only(LogFormat.WINDOWS_JSON, nobody(), VECTOR).id()).isEqualTo(xml.id());
    }

    @Test
    void a_time_without_a_zone_is_of_the_zone_of_the_context() {
        assertThat(only(LogFormat.WINDOWS_JSON, in(ZoneId.of("Europe/Berlin")), NXLOG)
                        .time())
                .isEqualTo(Instant.parse("2024-05-14T07:00:05Z"));
        assertThat(only(LogFormat.WINDOWS_JSON, in(ZoneOffset.UTC), NXLOG).time())
                .isEqualTo(Instant.parse("2024-05-14T09:00:05Z"));
    }

    /** Fluent Bit writes the local time of the event beside the offset of the day on which it is read. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2024-05-14 09:00:05 +0200, 2024-05-14T07:00:05Z",
        "Europe/Berlin, 2024-05-14 09:00:05 +0100, 2024-05-14T07:00:05Z",
        "Europe/Berlin, 2024-01-14 09:00:05 +0200, 2024-01-14T08:00:05Z",
        "UTC, 2024-01-14 09:00:05 +0100, 2024-01-14T08:00:05Z",
        "Asia/Tokyo, 2024-05-14 09:00:05 +0200, 2024-05-14T07:00:05Z",
        "UTC, 2024-05-14 09:00:05 +0200, 2024-05-14T07:00:05Z"
    })
    void an_offset_that_is_off_by_an_hour_is_mended_by_the_zone_of_the_context(ZoneId zone, String time, Instant then) {
        assertThat(only(LogFormat.WINDOWS_JSON, in(zone), FLUENT_BIT.formatted(time))
                        .time())
                .isEqualTo(then);
    }

    @Test
    void a_secret_in_a_wrapped_line_never_leaves_the_reader() {
        var line =
                "{\\\"EventTime\\\":\\\"2024-05-14 09:00:05\\\",\\\"SourceName\\\":\\\"Microsoft-Windows-CertificationAuthority"
                        + "\\\",\\\"EventID\\\":53,\\\"RecordNumber\\\":77,\\\"ChallengePassword\\\":\\\"CANARYCANARY\\\",\\\"Message\\\":"
                        + "\\\"challenge=CANARYCANARY\\\"}";
        var event = only(LogFormat.WINDOWS_JSON, nobody(), "{\"message\":\"%s\"}".formatted(line));
        assertThat(event.toString()).doesNotContain("CANARY");
    }

    @Test
    void an_origin_that_is_configured_wins_over_the_provider() {
        var event =
                only(LogFormat.WINDOWS_XML, configured(Origin.DEVICE, "6f1c0a52"), XML.formatted("Laptop7.contoso"));

        assertThat(event.origin()).isEqualTo(Origin.DEVICE);
        assertThat(event.device()).isEqualTo("6f1c0a52");
        assertThat(event.host()).isEqualTo("LAPTOP7");
        assertThat(event.platform()).isEqualTo(Platform.WINDOWS);
    }

    @Test
    void a_device_event_is_of_its_computer_when_no_device_is_configured() {
        var event = only(LogFormat.WINDOWS_XML, configured(Origin.DEVICE, null), XML.formatted("Laptop7.contoso"));

        assertThat(event.device()).isEqualTo("Laptop7.contoso");
    }

    @Test
    void a_server_event_without_a_computer_is_of_the_host_of_the_context() {
        var event = only(LogFormat.WINDOWS_XML, nobody(), XML.formatted(""));

        assertThat(event.host()).isEqualTo("HOST01");
        assertThat(event.device()).isNull();
    }

    @Test
    void local_time_of_advanced_logging_is_of_the_zone_of_the_context() {
        var log = "#Fields: date-local time-local cs-uri-stem sc-status\n2024-05-14 09:00:05.5 /certsrv/mscep/ 200\n";

        assertThat(only(LogFormat.IIS_ADVANCED, in(ZoneId.of("Europe/Berlin")), log)
                        .time())
                .isEqualTo(Instant.parse("2024-05-14T07:00:05.500Z"));
    }

    @Test
    void the_text_of_an_event_is_its_record_without_the_scep_message() {
        var message = "MIAGCSqGSIb3DQEHAqCAMIACAQEx" + "A".repeat(400);
        var log = "#Fields: date time cs-uri-stem cs-uri-query sc-status\n2024-05-14 07:00:05 /certsrv/mscep/mscep.dll"
                + " operation=PKIOperation&message=" + message + " 200\n";

        var event = only(LogFormat.IIS_W3C, nobody(), log);

        assertThat(event.text())
                .isEqualTo("2024-05-14 07:00:05 /certsrv/mscep/mscep.dll operation=PKIOperation&message=... 200");
        assertThat(event.place().position()).isEqualTo("#2");
    }

    private static LogEvent only(LogFormat format, SourceContext context, String log) {
        var events = Reading.events(Reading.rows(format.reader(), context, log.getBytes(UTF_8)));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static SourceContext nobody() {
        return in(ZoneOffset.UTC);
    }

    private static SourceContext in(ZoneId zone) {
        return new SourceContext("default", null, "source", "host01", null, null, "log", zone, null);
    }

    private static SourceContext configured(Origin origin, String device) {
        return new SourceContext(
                "default", origin, "source", null, device, Platform.WINDOWS, "log", ZoneOffset.UTC, null);
    }
}
