/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RejectReaderTest {
    private static final String REQUEST =
            "2018-06-17 01:03:44 10.0.0.5 GET /certsrv/mscep/mscep.dll operation=GetCACaps 443 - 10.0.0.9 agent - 200 0 0 15";

    private final RejectReader reader = new RejectReader(ZoneOffset.UTC);

    @Test
    void a_line_is_read_by_its_format_and_stays_where_it_stood() {
        var events =
                reader.read(reject("iis/NDES01/iis-w3c/u_ex.log", REQUEST, 0)).orElseThrow();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.place()).isEqualTo(new Place("ndes01/u_ex.log", "#17"));
            assertThat(event.host()).isEqualTo("NDES01");
            assertThat(event.source()).isEqualTo("iis/NDES01/iis-w3c/u_ex.log");
            assertThat(event.body()).isInstanceOf(HttpRequest.class);
        });
    }

    @Test
    void a_file_nobody_knew_is_read_by_its_content() {
        var log = "#Fields: date time cs-method cs-uri-stem sc-status\n"
                + "2018-06-17 01:03:44 GET /certsrv/mscep/mscep.dll 200\n"
                + "2018-06-17 01:03:45 GET /other 200\n";

        assertThat(reader.read(reject("iis/NDES01/unknown/notes.txt", log, 0)).orElseThrow())
                .hasSize(1);
    }

    @Test
    void what_is_about_something_else_can_be_read_and_gives_nothing() {
        assertThat(reader.read(reject(
                        "iis/NDES01/iis-w3c/u_ex.log", REQUEST.replace("/certsrv/mscep/mscep.dll", "/other"), 0)))
                .hasValueSatisfying(events -> assertThat(events).isEmpty());
    }

    @Test
    void what_still_cannot_be_read_stays_a_reject() {
        assertThat(reader.read(reject("iis/NDES01/iis-w3c/u_ex.log", "no such line", 0)))
                .isEmpty();
        assertThat(reader.read(reject("iis/NDES01/unknown/notes.txt", "Dear diary", 0)))
                .isEmpty();
    }

    @Test
    void what_was_not_kept_as_a_whole_is_not_read() {
        assertThat(reader.read(reject("iis/NDES01/iis-w3c/u_ex.log", REQUEST, 1)))
                .isEmpty();
        assertThat(reader.read(reject("iis/NDES01/iis-w3c/u_ex.log", "", 120))).isEmpty();
    }

    private static Reject reject(String source, String text, int missing) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reject(
                "default",
                Origin.IIS,
                source,
                new Place("ndes01/u_ex.log", "#17"),
                "not understood by an older release",
                bytes,
                bytes.length + missing);
    }
}
