/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenedLogTest {
    private static final byte[] LINES =
            "a line of forty letters and no more than\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);

    private int largestPiece;

    @Test
    void a_log_alone_is_read_in_large_pieces_and_one_beside_thousands_in_small_ones() throws IOException {
        readWhole();
        assertThat(largestPiece).isGreaterThan(100_000);

        var others = new ArrayList<OpenedLog>();
        for (var i = 0; i < 4_000; i++) {
            others.add(OpenedLog.of(content("a line\n".getBytes(StandardCharsets.UTF_8))));
        }
        readWhole();
        assertThat(largestPiece).isLessThan(20_000);

        for (var other : others) {
            other.close();
            other.close();
        }
        readWhole();
        assertThat(largestPiece).isGreaterThan(100_000);
    }

    private void readWhole() throws IOException {
        largestPiece = 0;
        try (var log = OpenedLog.of(content(LINES))) {
            assertThat(log.lines().readAllBytes()).isEqualTo(LINES);
            assertThat(log.problem()).isNull();
        }
    }

    private Content content(byte[] bytes) {
        return new Content() {
            @Override
            public String name() {
                return "host/log.txt";
            }

            @Override
            public List<String> folders() {
                return List.of("case", "host");
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public @Nullable Instant modified() {
                return null;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] target, int from, int length) {
                        largestPiece = Math.max(largestPiece, length);
                        return super.read(target, from, length);
                    }
                };
            }
        };
    }
}
