/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that sends a message is read without making strings of it, where that is safe. */
class EnrolmentLineTest {
    private static final String MESSAGE = "MIIC".repeat(40);
    private static final String LINE = "#Fields: date time cs-method cs-uri-stem cs-uri-query cs(Referer) sc-status\n"
            + "2026-03-10 08:00:00 GET /certsrv/mscep/mscep.dll %s %s 200\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operation=PKIOperation&message=%s",
                "OPERATION=pkioperation&message=%s",
                "operation=PKIOperation&message=%s&x=1",
                "x=1&operation=PKIOperation&message=%s",
                "message=%s&operation=PKIOperation"
            })
    void its_text_and_its_query_never_hold_the_message(String query) throws IOException {
        var written = query.formatted(MESSAGE);

        var read = read(LINE.formatted(written, "-"));

        assertThat(read.text())
                .isEqualTo("2026-03-10 08:00:00 GET /certsrv/mscep/mscep.dll %s - 200", query.formatted("..."));
        assertThat(((HttpRequest) read.body()).query()).isEqualTo(query.formatted("..."));
        assertThat(((HttpRequest) read.body()).operation()).isEqualTo("PKIOperation");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500})
    void nor_does_a_referer_that_repeats_it(int more) throws IOException {
        var query = "operation=PKIOperation&message=" + MESSAGE;

        var read = read(LINE.formatted(query, "https://ndes/" + "p".repeat(more) + "?" + query));

        assertThat(read.text()).doesNotContain(MESSAGE).endsWith("?operation=PKIOperation&message=... 200");
    }

    private static LogEvent read(String log) throws IOException {
        var context =
                new SourceContext("default", Origin.IIS, "iis/N/log", "N", null, null, "log", ZoneOffset.UTC, null);
        try (var reader = new IisReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), context)) {
            assertThat(reader.next()).isInstanceOf(Row.Ignored.class);
            return ((Row.Read) reader.next()).event();
        }
    }
}
