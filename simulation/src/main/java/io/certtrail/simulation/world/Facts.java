/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of facts beside a class: columns parted by tabs, lines that begin with # are remarks. */
public final class Facts {
    private Facts() {}

    /** The rows of a table. */
    public static List<List<String>> of(Class<?> beside, String name) {
        var stream = beside.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("no table %s beside %s".formatted(name, beside.getName()));
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("table %s cannot be read".formatted(name), e);
        }
    }
}
