/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class DecodingTest {
    @Test
    void utf_8_passes_and_loses_its_mark() throws IOException {
        assertThat(decoded("証明書 ok", UTF_8)).isEqualTo("証明書 ok");
        assertThat(decoded("\uFEFF証明書", UTF_8)).isEqualTo("証明書");
        assertThat(decoded("", UTF_8)).isEmpty();
        assertThat(decoded("ab", UTF_8)).isEqualTo("ab");
    }

    @Test
    void utf_16_is_known_by_its_mark() throws IOException {
        assertThat(decoded("\uFEFF証明書", UTF_16LE)).isEqualTo("証明書");
        assertThat(decoded("\uFEFF証明書", UTF_16BE)).isEqualTo("証明書");
    }

    @Test
    void utf_16_of_ascii_is_known_by_its_zeros() throws IOException {
        assertThat(decoded("<Event/>", UTF_16LE)).isEqualTo("<Event/>");
        assertThat(decoded("<Event/>", UTF_16BE)).isEqualTo("<Event/>");
    }

    @Test
    void a_character_on_the_edge_of_a_block_stays_whole() throws IOException {
        var text = "x".repeat(8191) + "\uD83D\uDD11" + "y".repeat(20_000) + "\uD83D\uDD11";
        assertThat(decoded("\uFEFF" + text, UTF_16LE)).isEqualTo(text);
    }

    @Test
    void half_a_character_at_the_end_is_replaced() throws IOException {
        assertThat(decode(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'})).isEqualTo("a\uFFFD");
        assertThat(decode(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00, (byte) 0xD8}))
                .hasSize(1);
    }

    private static String decoded(String text, Charset charset) throws IOException {
        return decode(text.getBytes(charset));
    }

    private static String decode(byte[] bytes) throws IOException {
        try (var stream = Decoding.utf8(new ByteArrayInputStream(bytes))) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
