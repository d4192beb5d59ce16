/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "challenge=CANARY42 next | challenge=... next",
                "a&challengePassword%3DCANARY42&b | a&challengePassword%3D...&b",
                "Challenge: 'CANARY 42'; x | Challenge: '...'; x",
                "{\"password\":\"CANARY42\",\"n\":1} | {\"password\":\"...\",\"n\":1}",
                "Challenge = \"CANARY42 | Challenge = \"...",
                "<Challenge>CANARY42</Challenge> | <Challenge>...</Challenge>",
                "&lt;CertificateRequestToken&gt;CANARY42&lt;/CertificateRequestToken&gt; | &lt;CertificateRequestToken&gt;...&lt;/CertificateRequestToken&gt;",
                "&amp;lt;CertificateRequestToken&amp;gt;CANARY42 and cut | &amp;lt;CertificateRequestToken&amp;gt;...",
                "<LocURI>./SCEP/P/Install/Challenge</LocURI></Target><Data>CANARY42</Data></Item> | <LocURI>./SCEP/P/Install/Challenge</LocURI></Target><Data>...</Data></Item>",
                "<key>Challenge</key> <string>CANARY42</string> | <key>Challenge</key> <string>...</string>",
                "<Data Name=\"ChallengePassword\">CANARY 42</Data> | <Data Name=\"ChallengePassword\">...</Data>",
                "<Data Name='Challenge' >CANARY42</Data> | <Data Name='Challenge' >...</Data>",
                "<Data Name=\\\"Challenge\\\">CANARY42</Data> | <Data Name=\\\"Challenge\\\">...</Data>",
                "Name=\\\"Challenge\\\"\\u003eCANARY42\\u003c/Data | Name=\\\"Challenge\\\"\\u003e...\\u003c/Data",
                "{\\\"password\\\":\\\"CANARY42\\\",\\\"n\\\":1} | {\\\"password\\\":\\\"...\\\",\\\"n\\\":1}",
                "\\\\\\\"password\\\\\\\" : \\\\\\\"CANARY42\\\\\\\"} | \\\\\\\"password\\\\\\\" : \\\\\\\"...\\\\\\\"}",
                "{\"password\":\"CANARY\\\"42\",\"n\":1} | {\"password\":\"...\",\"n\":1}",
                "{\\\"password\\\":\\\"CANARY42 and cut | {\\\"password\\\":\\\"...",
                "Challenge:longCANARY42, x secret=CANARY42 | Challenge:..., x secret=...",
            })
    void a_secret_is_replaced(String text, String expected) {
        assertThat(Secrets.redact(text)).isEqualTo(expected);
        assertThat(Secrets.redact(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"} | true",
                "{\"Challenge\":\"b\"} | false",
                "{\"a\":\"pa\\u0073sword\"} | false",
                "{\"a\":\"pass<!-- -->word\"} | false",
                "{\"a\":\"x\\\\y\\n\"} | true",
                "{\"a\":\"pass | true"
            })
    void a_line_of_json_is_clean_when_nothing_in_it_can_be_a_secret(String json, boolean isClean) {
        var bytes = ("<" + json + "<").getBytes(StandardCharsets.UTF_8);

        assertThat(Secrets.isClean(bytes, 1, bytes.length - 1)).isEqualTo(isClean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Verify challenge returns false",
                "Challenge: false",
                "<LocURI>./DeviceLock/IsActivePasswordSufficient</LocURI></Target></Item><Item><Data>1</Data></Item>",
                "</Challenge>text",
                "password=",
                "challenge"
            })
    void what_is_no_secret_stays(String text) {
        assertThat(Secrets.redact(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"challenge", "password", "passwd", "requesttoken", "secret", "pfxcertblob"})
    void a_name_is_found_in_any_case_wherever_it_begins(String name) {
        for (var before = 0; before < 20; before++) {
            assertThat(Secrets.redact("p".repeat(before) + name + "=CANARY42"))
                    .isEqualTo("p".repeat(before) + name + "=...");
            assertThat(Secrets.isName("-".repeat(before) + name.toUpperCase(Locale.ROOT)))
                    .isTrue();
            assertThat(Secrets.isName("s".repeat(before) + name.substring(0, 5)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Challenge>",
                "challenge</LocURI>",
                "challenge",
                "challenge=",
                "challenge:\"",
                "challenge:\\\\\"",
                "challenge\\",
                "challenge ",
                "x"
            })
    void a_megabyte_of_openings_is_read_in_time(String opening) {
        var hostile = opening.repeat((1 << 20) / opening.length());

        assertTimeout(
                Duration.ofSeconds(2), () -> assertThat(Secrets.redact(hostile)).isNotEmpty());
    }
}
