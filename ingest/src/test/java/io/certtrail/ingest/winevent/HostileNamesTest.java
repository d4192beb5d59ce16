/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.WindowsEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever can write into a log can name a computer or a device, and so a key, as he likes. */
class HostileNamesTest {
    private static final String EVENT = """
            {"@timestamp":"2024-05-02T08:00:00.000Z","winlog":{"provider_name":"%s","channel":"%s","event_id":"%d",\
            "record_id":1,"computer_name":"%s","event_data":{"DeviceId":"%s"}}}
            """;

    private static LogEvent read(String provider, String channel, int id, String computer) {
        var line = EVENT.formatted(provider, channel, id, computer, computer);
        return Reading.events(Reading.rows(LogFormat.WINDOWS_JSON, line.getBytes(StandardCharsets.UTF_8)))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft-Intune-CertificateConnectors, Microsoft-Intune-CertificateConnectors/Operational, 4003",
        "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider, x/Admin, 306"
    })
    void the_name_of_a_computer_stays_short_and_printable(String provider, String channel, int id) {
        var names =
                new String[] {"N".repeat(65_000), "\\u001b]0;owned\\u0007NDES01", "NDES01\\r\\nforged", " \\u202e10SEDN"
                };

        for (var name : names) {
            var event = read(provider, channel, id, name);

            assertThat(event.host()).isNotNull().matches("[ -~]{1,256}");
            assertThat(event.device() == null ? "" : event.device()).matches("[ -~]{0,256}");
            assertThat(((WindowsEvent) event.body()).data().values())
                    .allMatch(value -> value.length() <= LogEvent.TEXT_LIMIT);
        }
    }
}
