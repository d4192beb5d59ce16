/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    void whatever_is_encoded_once_twice_or_not_at_all_comes_back() {
        for (var seed = 0L; seed < 3000; seed++) {
            var random = new Random(seed);
            var message = new byte[random.nextInt(120)];
            random.nextBytes(message);
            var text = encoded(Base64.getEncoder().withoutPadding().encodeToString(message), random);
            assertThat(decoded(text + (seed % 2 == 0 ? "" : "=!AAAA")))
                    .as("seed %d", seed)
                    .isEqualTo(message);
        }
    }

    @Test
    void what_cannot_belong_to_a_message_ends_it() {
        for (var at = 0; at < 40; at++) {
            for (var stop : new String[] {"!", "%", "%2", "%zz", "%3D", "\u00e9", "%E9"}) {
                var text = "QUJD".repeat(10);
                var expected = Arrays.copyOf("ABC".repeat(10).getBytes(StandardCharsets.US_ASCII), at * 3 / 4);
                assertThat(decoded(text.substring(0, at) + stop + (stop.length() == 2 ? "" : "ghij".repeat(3))))
                        .as("%s at %d", stop, at)
                        .isEqualTo(expected);
            }
        }
    }

    private static byte[] decoded(String text) {
        var raw = ("x" + text).getBytes(StandardCharsets.ISO_8859_1);
        var target = new byte[MessageText.room(text.length())];
        Arrays.fill(target, (byte) 0x55);
        return Arrays.copyOf(target, MessageText.decode(raw, 1, raw.length, target));
    }

    private static String encoded(String base64, Random random) {
        var text = new StringBuilder();
        for (var digit : base64.toCharArray()) {
            switch (random.nextInt(24)) {
                case 0 -> text.append("%%%02x".formatted((int) digit));
                case 1 -> text.append("%%25%02X".formatted((int) digit));
                case 2 -> text.append(digit).append("\r\n");
                case 3 -> text.append(digit == '+' ? ' ' : digit == '/' ? '_' : digit);
                default -> text.append(digit);
            }
        }
        return text.toString();
    }
}
