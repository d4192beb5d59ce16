/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.run.EmbeddedServices;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A line of 5 MB and one of 1 GB between good ones, followed in 128 MB of heap. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShipHugeLineIT {
    private static final int GOOD = 1000;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void good_lines_around_huge_ones_are_shipped_and_each_huge_one_is_one_reject() throws Exception {
        write(folder.resolve("logs/NDES01/iis/a.log"));
        try (var embedded = EmbeddedServices.start(folder.resolve("broker"))) {
            var services = embedded.services();
            services.createTopics(1, 1);
            var process = ShipProcess.start(folder, services, "-Xmx128m");
            try (var events = new CommittedRecords(services, Topic.IIS);
                    var rejects = new CommittedRecords(services, Topic.REJECTS)) {
                events.awaitRecords(GOOD);
                var found = new ArrayList<Reject>();
                var decoder = services.serde(WireTypes.REJECT).deserializer();
                rejects.read((topic, value) -> found.add(decoder.deserialize(topic, value)));

                assertThat(found).hasSize(2);
                assertThat(found).extracting(Reject::length).containsExactly(5 * MEBIBYTE, 1024 * MEBIBYTE);
                assertThat(found).extracting(reject -> reject.bytes().length).containsOnly(1 << 16);
                assertThat(found).allMatch(reject -> reject.reason().contains("(SHA-256 "));
            } finally {
                assertThat(process.terminated()).isTrue();
            }
            assertThat(process.output()).doesNotContain("OutOfMemory");
        }
    }

    private static void write(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        try (var out = new BufferedOutputStream(Files.newOutputStream(log))) {
            out.write(RotatingWriter.HEADER.getBytes(StandardCharsets.US_ASCII));
            for (int number = 1; number <= GOOD; number++) {
                out.write(RotatingWriter.line(number));
                if (number == GOOD / 2) {
                    huge(out, 5);
                }
                if (number == GOOD * 3 / 4) {
                    huge(out, 1024);
                }
            }
        }
    }

    private static void huge(OutputStream out, int mebibytes) throws IOException {
        var piece = new byte[(int) MEBIBYTE];
        Arrays.fill(piece, (byte) 'x');
        for (int i = 0; i < mebibytes; i++) {
            out.write(piece);
        }
        out.write('\n');
    }
}
