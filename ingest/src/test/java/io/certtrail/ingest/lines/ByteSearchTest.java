/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private static final byte[] LIKELY = {'\n', ' ', '!', '\t', 0, 31, 33, 127, -1, -128, '&', 'a', '"'};

    @Test
    void eight_at_a_time_finds_what_one_at_a_time_finds() {
        for (var seed = 0L; seed < 2000; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(120)];
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(seed % 2 == 0 ? 3 : 40) == 0
                        ? LIKELY[random.nextInt(LIKELY.length)]
                        : (byte) (seed % 2 == 0 ? random.nextInt(256) : 'x');
            }
            var from = random.nextInt(bytes.length + 1);
            assertThat(ByteSearch.lineFeed(bytes, from, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(indexOf(bytes, (byte) '\n', from));
            assertThat(ByteSearch.indexOf(bytes, '&', from, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(indexOf(bytes, (byte) '&', from));
            assertThat(ByteSearch.isAscii(bytes, from, bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(isAscii(bytes, from));
            assertThat(words(bytes, from)).as("seed %d", seed).isEqualTo(wordsOneByOne(bytes, from));
        }
    }

    @Test
    void words_beyond_the_room_for_them_are_counted() {
        var line = "a b  c".getBytes(StandardCharsets.UTF_8);
        assertThat(ByteSearch.words(line, 0, line.length, new int[2], new int[2]))
                .isEqualTo(3);
        line[0] = '"';
        assertThat(ByteSearch.words(line, 0, line.length, new int[2], new int[2]))
                .isEqualTo(-4);
        line[5] = line[0]++;
        assertThat(ByteSearch.words(line, 0, line.length, new int[2], new int[2]))
                .isEqualTo(3);
    }

    @Test
    void a_text_is_held_in_any_case_and_wherever_it_stands() {
        var line = "GET /CertSrv/mSCEP[{ x".getBytes(StandardCharsets.UTF_8);
        assertThat(holds(line, "/certsrv/mscep")).isTrue();
        assertThat(holds(line, "get")).isTrue();
        assertThat(holds(line, "x")).isTrue();
        assertThat(holds(line, "mscep{[")).isFalse();
        assertThat(holds(line, "mscep[{ xy")).isFalse();
        assertThat(ByteSearch.holds(line, 0, 17, "/mscep".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void bytes_are_the_same_only_from_end_to_end() {
        var line = "-ab-".getBytes(StandardCharsets.UTF_8);
        assertThat(ByteSearch.is(line, 1, 3, new byte[] {'a', 'b'})).isTrue();
        assertThat(ByteSearch.is(line, 1, 4, new byte[] {'a', 'b'})).isFalse();
        assertThat(ByteSearch.is(line, 1, 3, new byte[] {'a', 'c'})).isFalse();
        assertThat(ByteSearch.is(line, 2, 2, new byte[0])).isTrue();
    }

    private static boolean holds(byte[] line, String lowerCase) {
        return ByteSearch.holds(line, 0, line.length, lowerCase.getBytes(StandardCharsets.UTF_8));
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

    private static boolean isAscii(byte[] bytes, int from) {
        for (var at = from; at < bytes.length; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private static List<String> words(byte[] bytes, int from) {
        var starts = new int[120];
        var ends = new int[120];
        var words = new ArrayList<String>();
        int count = ByteSearch.words(bytes, from, bytes.length, starts, ends);
        for (var i = 0; i < (count < 0 ? -1 - count : count); i++) {
            words.add(starts[i] + ".." + ends[i]);
        }
        words.add("quoted " + (count < 0));
        return words;
    }

    private static List<String> wordsOneByOne(byte[] bytes, int from) {
        var words = new ArrayList<String>();
        var quoted = false;
        var start = from;
        for (var at = from; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == ' ' || bytes[at] == '\t') {
                if (at > start) {
                    words.add(start + ".." + at);
                    quoted |= bytes[start] == '"';
                }
                start = at + 1;
            }
        }
        words.add("quoted " + quoted);
        return words;
    }
}
