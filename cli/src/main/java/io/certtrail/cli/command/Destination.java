/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where lines go: standard output, or a file that is there whole or not at all. */
@FunctionalInterface
interface Destination {
    void write(Iterable<String> lines) throws IOException;

    /** The file, or standard output when there is none. */
    static Destination of(@Nullable Path file, Terminal io) {
        return file == null
                ? lines -> lines.forEach(io.out()::println)
                : lines -> writeWhole(io.directory().resolve(file), lines);
    }

    private static void writeWhole(Path file, Iterable<String> lines) throws IOException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.write(file, lines);
                return;
            }
            replace(file, lines);
        } catch (IOException e) {
            throw Failure.usage(
                    "'%s' cannot be written (%s); name a file in a folder that is there and has room"
                            .formatted(
                                    file,
                                    e instanceof FileSystemException
                                            ? e.getClass().getSimpleName()
                                            : e.getMessage()),
                    e);
        }
    }

    private static void replace(Path file, Iterable<String> lines) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, lines);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
