/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {
    @Test
    void an_unknown_name_lists_the_known_ones() {
        assertThatThrownBy(() -> LogFormat.of("iis"))
                .hasMessage("No log format 'iis'; known formats: android-omadm, ca-csv, ca-view, connector-list,"
                        + " connector-svclog, device-list, eventviewer-list, eventviewer-text, evtx, httperr, iis-advanced, iis-native, iis-w3c, ios-company-portal,"
                        + " ios-console, macos-log, ndes-plugin, setup-msi, shipper-json, wevtutil-text,"
                        + " windows-json, windows-xml, winevent-csv, winevent-json, winevent-list, work-file");
    }

    @Test
    void every_name_is_found_and_no_two_are_equal() {
        assertThat(LogFormat.values())
                .allSatisfy(format -> assertThat(LogFormat.of(format.id())).isSameAs(format));
        assertThat(Arrays.stream(LogFormat.values()).map(LogFormat::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# a readme about SCEP",
                "sources:\n  - files: x\n",
                "PK\3\4",
                "\0\0\0\0",
                "id,name,price\n1,certificate,2\n",
                "Name;Version\nx;1\n",
                "Row 1:\n  Colour: blue\n",
                "Serial number,Request\n1,2\n",
                "MSI (see below) was installed",
                "Send us the CompanyPortal.log of com.microsoft.CompanyPortal",
                "{\"app\":\"com.microsoft.CompanyPortal\",\"time\":\"2024-05-02 08:00:00\"}"
            })
    void what_looks_like_no_log_has_no_format(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(LogFormat.detect(bytes, bytes.length)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Internet Information Services 10.0, IIS_W3C",
        "Internet Information Services 7.0 time-taken TimeTakenMS, IIS_ADVANCED",
        "HTTP API 2.0, HTTPERR"
    })
    void a_log_that_begins_with_the_directives_of_a_web_server_is_one_whatever_follows(String rest, LogFormat format) {
        var event = "{\"winlog\":{\"event_id\":1}}";
        var text = "\uFEFF\n#Software: Microsoft %s\n#Fields: date %s\n%s\n".formatted(rest, rest, event);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(LogFormat.detect(bytes, bytes.length)).contains(format);
        var other = event.getBytes(StandardCharsets.UTF_8);
        assertThat(LogFormat.detect(other, other.length)).contains(LogFormat.WINDOWS_JSON);
    }
}
