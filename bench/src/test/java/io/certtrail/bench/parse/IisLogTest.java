/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IisLogTest {
    @TempDir
    private Path folder;

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() throws IOException {
        IisLog.write(folder.resolve("a"), 500, 7);
        IisLog.write(folder.resolve("b"), 500, 7);
        IisLog.write(folder.resolve("c"), 500, 8);

        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
        assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("c"))).isNotNegative();
    }

    @Test
    void it_tells_how_many_of_its_lines_ask_for_a_certificate() throws IOException {
        var file = folder.resolve("log");

        var scep = IisLog.write(file, 2000, 3);

        assertThat(Files.readAllLines(file)).hasSize(2004);
        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains(" /certsrv/mscep")))
                .hasSize((int) scep);
        assertThat(scep).isBetween(300L, 450L);
    }
}
