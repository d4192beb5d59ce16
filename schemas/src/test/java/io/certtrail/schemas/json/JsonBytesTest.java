/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a\"b\\c\b\t\n\f\r\u0001\u007f",
                "what? and after",
                "é latin and ? then",
                "Zertifikat \u4e2d\u6587 \ud83d\ude00 end",
                "\u202e\u2028\u009b"
            })
    void any_text_comes_back_as_it_was(String text) throws IOException {
        assertThat(MAPPER.readTree(written(text)).textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"cut \ud83d,cut \ufffd", "\ude00 cut,\ufffd cut"})
    void half_a_character_is_replaced(String text, String expected) throws IOException {
        assertThat(MAPPER.readTree(written(text)).textValue()).isEqualTo(expected);
    }

    @Test
    void random_texts_come_back_as_they_were() throws IOException {
        for (var seed = 0L; seed < 300; seed++) {
            var text = new Random(seed)
                    .ints(200, 0, seed % 3 == 0 ? 0x80 : seed % 3 == 1 ? 0x100 : 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(MAPPER.readTree(written(text)).textValue())
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"plain,true", "a?b,true", "é,false", "a?\u4e2d,false", "'',true"})
    void it_tells_whether_all_was_ascii(String text, boolean ascii) {
        var json = new JsonBytes();
        json.string(text);
        assertThat(json.ascii()).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 2147483647, 2147483648L, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void numbers_have_their_digits(long number) {
        var json = new JsonBytes();
        json.number(number);
        assertThat(json.text(0)).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-10T00:00:00Z",
                "2026-03-10T23:59:59.040Z",
                "2026-03-10T01:02:03.000004Z",
                "2026-03-10T01:02:03.100000004Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void times_are_written_as_java_writes_them(String time) {
        var json = new JsonBytes();
        json.time("t", true, Instant.EPOCH);
        json.clear();
        json.time("t", true, Instant.parse(time));
        assertThat(json.text(0)).isEqualTo("\"t\":\"" + Instant.parse(time) + '"');
    }

    @Test
    void what_lines_have_in_common_is_written_in_each() {
        var json = new JsonBytes();
        var values = new String[] {"a\"b", null, "same", "é", "x".repeat(300), "abcd", "efgh"};
        for (var line = 0; line < 500; line++) {
            var expected = new StringBuilder();
            json.clear();
            for (var place = 0; place < 70; place++) {
                var key = line % 7 == 0 && place % 3 == 0 ? "other" : "key";
                var value = values[(line / 5 + place * line / 50) % values.length];
                json.text(key, place == 0, value);
                expected.append(place == 0 ? "" : ",").append('"').append(key).append("\":");
                expected.append(value == null ? "null" : '"' + value.replace("\"", "\\\"") + '"');
            }
            assertThat(json.text(0)).as("line %d", line).isEqualTo(expected.toString());
            assertThat(json.ascii()).as("line %d", line).isEqualTo(expected.indexOf("é") < 0);
        }
    }

    @Test
    void plain_text_is_copied_up_to_the_first_character_that_is_not() {
        for (var length = 0; length < 40; length++) {
            for (var at = 0; at <= length; at++) {
                for (var special : new byte[] {'"', '\\', '?', 0x1F, 0, 0x7F, -1, -128, -96}) {
                    var bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                    Arrays.fill(bytes, at, length, special);
                    assertThat(copied(bytes)).as("%d of %d", at, length).isEqualTo("a".repeat(at));
                }
            }
        }
        var plain = "!#[] ~^_9 @";
        assertThat(copied(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(plain);
    }

    private static String copied(byte[] bytes) {
        var target = new byte[1 + bytes.length + PlainText.WIDTH];
        return new String(target, 1, PlainText.copy(bytes, target, 1), StandardCharsets.US_ASCII);
    }

    private static byte[] written(String text) throws IOException {
        var json = new JsonBytes();
        json.string(text);
        var out = new ByteArrayOutputStream();
        json.writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(json.text(0));
        return out.toByteArray();
    }
}
