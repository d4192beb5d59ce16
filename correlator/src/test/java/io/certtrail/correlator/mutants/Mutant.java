/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fault in a class of the correlator.
 *
 * @param name what is wrong
 * @param type the class, below the correlator's package
 * @param text what its source holds exactly once
 * @param instead what comes in its place
 * @param test class and method of the test that sees it
 */
record Mutant(String name, String type, String text, String instead, String test) {
    static final String PACKAGE = "io.certtrail.correlator.";
    private static final Path SOURCES = Path.of("src/main/java");

    /** All of a file of blocks. */
    static List<Mutant> read(Path file) throws IOException {
        return Stream.of(Files.readString(file).split("\n\n+", -1))
                .map(block -> block.strip().lines().toList())
                .filter(lines -> !lines.get(0).startsWith("#"))
                .map(lines -> new Mutant(lines.get(0), lines.get(1), lines.get(2), lines.get(3), lines.get(4)))
                .toList();
    }

    /** Full name of the class. */
    String className() {
        return PACKAGE + type;
    }

    /** The source with the fault in it. */
    String source() {
        try {
            var source = Files.readString(SOURCES.resolve(className().replace('.', '/') + ".java"));
            var at = source.indexOf(text);
            if (at < 0 || source.indexOf(text, at + 1) >= 0) {
                throw new IllegalStateException(
                        "%s does not hold '%s' exactly once; write the mutant '%s' anew".formatted(type, text, name));
            }
            return source.replace(text, instead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
