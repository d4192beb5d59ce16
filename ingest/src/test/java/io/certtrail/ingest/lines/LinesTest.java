/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.schemas.words.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void line_feed_and_carriage_return_line_feed_both_end_a_line() throws IOException {
        assertThat(read("one\ntwo\r\nthree")).containsExactly("1@0:one", "2@4:two", "3@9:three");
    }

    @Test
    void a_lone_carriage_return_is_part_of_its_line() throws IOException {
        assertThat(read("one\rtwo\n")).containsExactly("1@0:one\rtwo");
    }

    @Test
    void empty_lines_are_lines_and_the_end_of_the_last_is_not() throws IOException {
        assertThat(read("\n\r\nx\n")).containsExactly("1@0:", "2@1:", "3@3:x");
    }

    @Test
    void an_empty_log_has_no_line() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\uFEFF")).isEmpty();
        assertThat(read("\0\0\0")).isEmpty();
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
        assertThat(read("\uFEFFone\ntwo")).containsExactly("1@3:one", "2@7:two");
    }

    @Test
    void padding_is_no_part_of_a_line_and_makes_none() throws IOException {
        assertThat(read("one\n\0\0\0two\n\0\0")).containsExactly("1@0:one", "2@7:two");
    }

    @Test
    void a_line_over_the_bound_is_told_by_length_and_digest() throws Exception {
        var long1 = "x".repeat(200_000);
        try (var lines = new Lines(trickle(("a\n" + long1 + "\nb").getBytes(UTF_8), 7919), 100_000)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.overlong()).isFalse();
            assertThat(lines.next()).isTrue();
            assertThat(lines.overlong()).isTrue();
            assertThat(lines.size()).isEqualTo(200_000);
            assertThat(lines.copy()).hasSize(65_536);
            assertThat(lines.sha256())
                    .isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(long1.getBytes(UTF_8))));
            assertThat(lines.next()).isTrue();
            assertThat(lines.text()).isEqualTo("b");
            assertThat(lines.next()).isFalse();
        }
    }

    @Test
    void the_bound_does_not_depend_on_how_the_bytes_arrive() throws IOException {
        for (var length : new int[] {99, 100, 101, 70_000, 140_000}) {
            var bytes = ("x".repeat(length) + "\r\ny").getBytes(UTF_8);
            assertThat(overlong(trickle(bytes, 1))).isEqualTo(overlong(new ByteArrayInputStream(bytes)));
            assertThat(overlong(trickle(bytes, 1))).isEqualTo(length + 1 > 100);
        }
    }

    @Test
    void any_bytes_cut_anywhere_give_the_lines_they_hold() throws IOException {
        var random = new Random(11);
        for (var round = 0; round < 200; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(400); i > 0; i--) {
                text.append("ab\r\n\n".charAt(random.nextInt(5)));
            }
            var bytes = text.toString().getBytes(UTF_8);
            assertThat(read(trickle(bytes, 1 + random.nextInt(9)))).isEqualTo(read(new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void a_bound_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> new Lines(InputStream.nullInputStream(), 0))
                .hasMessage("The bound of a line must be positive, was 0");
    }

    private static boolean overlong(InputStream in) throws IOException {
        try (var lines = new Lines(in, 100)) {
            lines.next();
            return lines.overlong();
        }
    }

    private static List<String> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<String> read(InputStream in) throws IOException {
        var read = new ArrayList<String>();
        try (var lines = new Lines(in)) {
            while (lines.next()) {
                read.add("%d@%d:%s".formatted(lines.number(), lines.offset(), lines.text()));
            }
        }
        return read;
    }

    private static InputStream trickle(byte[] bytes, int step) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(step, length));
            }
        };
    }
}
