/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.WindowsEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events of which only a text is left say the same in every language: by their ids, and what stands in them literally.
 */
class LanguagesTest {
    private static final Path FORMATS = Path.of("src/test/resources/formats");
    private static final List<String> LANGUAGES =
            List.of("german", "french", "spanish", "polish", "japanese", "chinese");

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("documents")
    void reads_as_it_does_in_english(LogFormat format, String language) throws IOException {
        assertThat(said(format, language)).isEqualTo(said(format, "english"));
    }

    @Test
    void what_stands_in_a_text_literally_is_taken_from_it() throws IOException {
        var events = events(LogFormat.VIEWER_TEXT, "english");

        assertThat(data(events.get(0))).containsEntry("RequestId", "168");
        assertThat(data(events.get(1)))
                .containsEntry("RequestId", "104")
                .containsEntry("Attributes", "\nCertificateTemplate:WebServer\nccm:conn01.contoso.local")
                .containsEntry("Subject", "CN=phone-1");
        assertThat(data(events.get(3))).containsEntry("Thumbprint", "a9993e364706816aba3e25717850c26c9cd0d89d");
    }

    private static List<List<Object>> said(LogFormat format, String language) throws IOException {
        var said = new ArrayList<List<Object>>();
        for (var event : events(format, language)) {
            var body = (WindowsEvent) event.body();
            said.add(List.of(
                    event.origin(),
                    String.valueOf(event.host()),
                    String.valueOf(event.device()),
                    event.time(),
                    body.provider(),
                    body.channel(),
                    body.eventId(),
                    String.valueOf(body.level()),
                    String.valueOf(body.user()),
                    named(body)));
        }
        assertThat(said).hasSize(4);
        return said;
    }

    /** Labels in English are not taken: whoever reads the text knows them. */
    private static Object named(WindowsEvent event) {
        return event.eventId() == 4005 && event.data().isEmpty()
                ? "{DeviceId=6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10, TransactionId=0123456789ABCDEF0123456789ABCDEF01234567ZZ}"
                : event.data().toString();
    }

    private static Map<String, String> data(LogEvent event) {
        return ((WindowsEvent) event.body()).data();
    }

    private static List<LogEvent> events(LogFormat format, String language) throws IOException {
        try (var files = Files.list(FORMATS.resolve(format.id()))) {
            var document = files.filter(file -> file.toString().contains(language))
                    .filter(file -> file.toString().matches(".*(?:csv|txt)"))
                    .filter(file ->
                            format != LogFormat.WEVTUTIL_TEXT || file.toString().contains("all-kinds"))
                    .findFirst()
                    .orElseThrow();
            return Reading.events(Reading.rows(format, Files.readAllBytes(document)));
        }
    }

    static Stream<Arguments> documents() {
        return Stream.of(LogFormat.WEVTUTIL_TEXT, LogFormat.VIEWER_TEXT, LogFormat.VIEWER_LIST)
                .flatMap(format -> LANGUAGES.stream().map(language -> Arguments.of(format, language)));
    }
}
