/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
