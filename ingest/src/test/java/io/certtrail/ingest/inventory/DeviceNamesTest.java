/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceNamesTest {
    private static final String LIST = """
            Device ID,Device name,Azure AD Device ID,Serial number,Primary user UPN,OS
            88bb,LAPTOP7,9e64,5CG1,cyd@contoso.com,Windows
            99cc,PHONE,9e65,R58M,dee@contoso.com,Android
            aadd,TWIN,9e66,S1,a@contoso.com,Windows
            bbee,TWIN,9e67,S2,b@contoso.com,Windows
            """;

    private static final String ANDROID =
            "2018-02-27T05:16:08.2500000 VERB Event org.jscep.Transport 18327 10 Sending\n";

    @TempDir
    Path folder;

    @Test
    void a_computer_s_log_is_of_the_device_that_has_its_name() throws IOException {
        write("devices.csv", LIST);
        write("laptop/events.json", event("laptop7.contoso.local"));

        assertThat(devices()).containsExactly("88bb", "99cc", "aadd", "bbee");
    }

    @Test
    void a_phone_s_log_may_be_filed_under_its_serial_number_or_its_id_in_entra() throws IOException {
        write("devices.csv", LIST);
        write("phones/r58m/OMADM.log", "2018-02-27T05:16:08.2500000 VERB Event org.jscep.Transport 18327 10 Sending\n");
        write("phones/9e65/OMADM.log", "2018-02-27T05:16:09.2500000 VERB Event org.jscep.Transport 18327 10 Sending\n");

        assertThat(devices()).containsExactly("88bb", "99cc", "aadd", "bbee");
    }

    @Test
    void a_log_filed_under_a_user_is_of_the_only_device_of_that_user() throws IOException {
        write("devices.csv", LIST + "ccff,TABLET,9e68,S3,Dee@contoso.com,iOS\n");
        write("phones/CYD@contoso.com/OMADM.log", ANDROID);
        write("phones/dee@contoso.com/OMADM.log", ANDROID);

        assertThat(devices()).containsExactly("88bb", "99cc", "aadd", "bbee", "ccff", "dee@contoso.com");
    }

    @Test
    void a_name_stands_for_the_device_that_has_it_in_the_newest_list_and_a_user_for_none_of_two() {
        var names = new DeviceNames();
        names.learn(device("88bb", "2024-05-14T07:00:00Z"));
        assertThat(named(names, "LAPTOP7")).isEqualTo("88bb");
        assertThat(named(names, "cyd@contoso.com")).isEqualTo("88bb");

        assertThat(names.learn(device("77aa", "2024-05-16T07:00:00Z"))).isTrue();
        assertThat(named(names, "LAPTOP7")).isEqualTo("77aa");
        assertThat(named(names, "cyd@contoso.com")).isEqualTo("cyd@contoso.com");

        names.learn(device("88bb", "2024-05-16T09:00:00Z"));
        assertThat(named(names, "LAPTOP7")).isEqualTo("LAPTOP7");
    }

    @Test
    void what_is_learned_is_news_once_and_again_half_a_day_later() {
        var names = new DeviceNames();

        assertThat(names.learn(device("88bb", "2024-05-14T07:00:00Z"))).isTrue();
        assertThat(names.learn(device("88bb", "2024-05-14T07:00:00Z"))).isFalse();
        assertThat(names.learn(device("88bb", "2024-05-14T09:00:00Z"))).isFalse();
        assertThat(names.learn(device("88bb", "2024-05-14T20:00:00Z"))).isTrue();
        assertThat(names.learn(device("88bb", "2024-05-13T07:00:00Z"))).isFalse();
    }

    private static NamedDevice device(String id, String time) {
        return new NamedDevice(id, Instant.parse(time), List.of("laptop7"), List.of("cyd@contoso.com"));
    }

    private static String named(DeviceNames names, String device) {
        var time = Instant.parse("2024-05-16T10:00:00Z");
        var place = new Place("log", "#1");
        return names.named(new LogEvent(
                        "id",
                        "default",
                        Origin.DEVICE,
                        "source",
                        null,
                        device,
                        null,
                        time,
                        place,
                        "",
                        new InventoryRow("device", Map.of())))
                .device();
    }

    @Test
    void a_name_that_two_devices_have_stands_for_neither() throws IOException {
        write("devices.csv", LIST);
        write("twin/events.json", event("TWIN"));

        assertThat(devices()).contains("TWIN");
    }

    @Test
    void the_daily_list_of_a_topic_counts_too() throws IOException {
        write("hub.json", """
                {"records":[{"time":"2024-05-14T00:20:52Z","category":"Devices","properties":{"DeviceId":"88bb","DeviceName":"LAPTOP7","IntuneAccountId":"a"}}]}
                """);
        write("laptop/events.json", event("LAPTOP7"));

        assertThat(devices()).containsExactly("88bb");
    }

    private TreeSet<String> devices() {
        var opened = CaseFolders.open(List.of(folder), CaseOptions.defaults());
        var devices = new ArrayList<String>();
        var sink = new FeedSink() {
            @Override
            public void event(LogEvent event) {
                if (event.device() != null) {
                    devices.add(event.device());
                }
            }

            @Override
            public void reject(Reject reject) {
                throw new AssertionError(reject.reason());
            }
        };
        var options = FeedOptions.of("default", Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(1));
        Feed.run(opened.sources(), options, DeviceNames.of(opened.sources()).naming(sink));
        return new TreeSet<>(devices);
    }

    private static String event(String computer) {
        return """
                {"@timestamp":"2024-05-14T07:00:05Z","winlog":{"event_id":309,"record_id":1,"channel":"Admin",\
                "provider_name":"Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider","computer_name":"%s"}}
                """.formatted(computer);
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
