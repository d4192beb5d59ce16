/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares what is printed with a file; {@code -Dgolden=write} writes the file anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources");

    private Golden() {}

    public static void matches(String name, List<String> lines) throws IOException {
        var file = FOLDER.resolve(name);
        var text = String.join("\n", lines) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
