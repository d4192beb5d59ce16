/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.ScepMessage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScepQueryTest {
    private static final byte[] DER = der();
    private static final String BASE64 = Base64.getEncoder().encodeToString(DER);
    private static final ScepMessage WHOLE = ScepMessages.read(DER).orElseThrow();

    /** The start of a request of an iPhone, cut off by the log. */
    private static final String IPHONE =
            "MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgMFADCABgkqhkiG9w0BBwGggCSABIIZfzCA"
                    + "BgkqhkiG9w0BBwOggDCAAgEAMYIBgjCCAX4CAQAwZjBPMRUwEwYKCZImiZPyLGQBGRYFbG9jYWwxHDAaBgoJkiaJk/IsZAEZFgxmb3Vy"
                    + "dGhjb2ZmZWUxGDAWBgNVBAMTD0ZvdXJ0aENvZmZlZSBDQQITaAAAAAmaneVjEPlcTwAAAAAACTANBgkqhkiG9w0BAQEFAASCAQCqfsOYpuBT";

    @Test
    void a_request_of_an_iphone_cut_off_by_the_log_still_names_the_certificate_it_is_encrypted_to() {
        assertThat(ScepQuery.read(IPHONE)).hasValueSatisfying(message -> {
            assertThat(message.recipientIssuer()).isEqualTo("DC=local, DC=fourthcoffee, CN=FourthCoffee CA");
            assertThat(message.recipientSerial()).isEqualTo("68000000099A9DE56310F95C4F000000000009");
            assertThat(message.transactionId()).isNull();
            assertThat(message.truncated()).isTrue();
        });
    }

    static Stream<String> spellings() {
        var encoded = URLEncoder.encode(BASE64, StandardCharsets.US_ASCII);
        return Stream.of(
                BASE64,
                encoded,
                encoded.replace("%2B", "%2b").replace("%2F", "%2f"),
                URLEncoder.encode(encoded, StandardCharsets.US_ASCII),
                URLEncoder.encode(URLEncoder.encode(encoded, StandardCharsets.US_ASCII), StandardCharsets.US_ASCII),
                BASE64.replace('+', ' '),
                BASE64.replace('+', '-').replace('/', '_'),
                BASE64.replace("=", ""),
                BASE64 + "  \\\r\n",
                "  " + BASE64 + " ",
                BASE64 + "&operation=PKIOperation",
                Base64.getMimeEncoder().encodeToString(DER),
                URLEncoder.encode(Base64.getMimeEncoder().encodeToString(DER), StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void a_message_reads_the_same_however_it_was_encoded(String spelling) {
        assertThat(ScepQuery.read(spelling)).contains(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ca",
                "SCEP%20Authority",
                "...",
                "MIAG",
                "%",
                "%%%%%%%%%%%%%%%%%%%%%%%%%%",
                "M%2",
                "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMM"
            })
    void what_is_no_message_reads_as_none(String value) {
        assertThat(ScepQuery.read(value)).isEmpty();
    }

    @Test
    void a_value_cut_off_anywhere_says_so_and_gives_what_was_read() {
        for (int length = 24; length < BASE64.length() - 4; length++) {
            assertThat(ScepQuery.read(BASE64.substring(0, length)))
                    .hasValueSatisfying(
                            message -> assertThat(message.truncated()).isTrue());
        }
        assertThat(ScepQuery.read(BASE64.substring(0, BASE64.length() / 2))
                        .orElseThrow()
                        .recipientSerial())
                .isEqualTo(WHOLE.recipientSerial());
    }

    @Test
    void noise_in_a_value_never_throws() {
        var random = new SplittableRandom(4096);
        var alphabet = BASE64 + "%%%% +=&\\\u2026\r\n";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(BASE64);
            for (int hits = 0; hits < 4; hits++) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ScepQuery.read(text)).isNotNull();
        }
    }

    @Test
    void a_value_of_a_megabyte_is_read_as_far_as_the_limit() {
        assertThat(ScepQuery.read(IPHONE + "A".repeat(1_000_000)))
                .hasValueSatisfying(message ->
                        assertThat(message.recipientSerial()).isEqualTo("68000000099A9DE56310F95C4F000000000009"));
    }

    private static byte[] der() {
        try {
            var hex = Files.readString(Path.of("src/test/resources/scep/pkcsreq-der.hex"));
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
