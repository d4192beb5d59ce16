/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The committed files are what {@link SampleFiles} makes; {@code -Dsamples.write=true} writes them anew. */
class SampleFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/formats/evtx");

    @Test
    void committed_files_are_those_that_are_made() throws IOException {
        for (var sample : SampleFiles.all().entrySet()) {
            var file = FOLDER.resolve(sample.getKey());
            if (Boolean.getBoolean("samples.write")) {
                Files.createDirectories(FOLDER);
                Files.write(file, sample.getValue());
            }
            assertThat(Arrays.mismatch(Files.readAllBytes(file), sample.getValue()))
                    .as("first byte of %s that differs", sample.getKey())
                    .isEqualTo(-1);
        }
    }
}
