/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private static final byte[] LIKELY = {'\n', ' ', '!', '\t', 0, 31, 33, 127, -1, -128, '&', 'a'};

    @Test
    void eight_at_a_time_finds_what_one_at_a_time_finds() {
        for (var seed = 0L; seed < 2000; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(40)];
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(3) == 0 ? LIKELY[random.nextInt(LIKELY.length)] : (byte) random.nextInt(256);
            }
            var from = random.nextInt(bytes.length + 1);
            assertThat(ByteSearch.lineFeed(bytes, from, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(indexOf(bytes, (byte) '\n', from));
            assertThat(ByteSearch.indexOf(bytes, '&', from, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(indexOf(bytes, (byte) '&', from));
            assertThat(ByteSearch.blankOrControl(bytes, from, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(blankOrControl(bytes, from));
        }
    }

    @Test
    void texts_that_share_a_slot_are_not_mixed_up() {
        var texts = new RecentTexts();
        for (var i = 0; i < 5000; i++) {
            var text = "é" + i % 900 + "x".repeat(i % 300);
            var line = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
            assertThat(texts.text(line, 1, line.length - 1)).isEqualTo(text);
        }
        assertThat(texts.text(new byte[3], 1, 1)).isEmpty();
    }

    private static int indexOf(byte[] bytes, byte wanted, int from) {
        for (var at = from; at < bytes.length; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    private static int blankOrControl(byte[] bytes, int from) {
        var at = from;
        while (at < bytes.length && (bytes[at] < 0 || bytes[at] > ' ')) {
            at++;
        }
        return at;
    }
}
