/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Windows calls levels and values in the languages of its logs: {@code words.tsv}. */
final class Words {
    private static final Words ALL = new Words();
    private static final int LONGEST = 60;

    private final Map<String, String> names = new HashMap<>();

    private Words() {
        try (var table = Objects.requireNonNull(Words.class.getResourceAsStream("words.tsv"), "words.tsv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] row) {
        var kind = row[0].substring(0, row[0].indexOf('/') + 1);
        for (int i = 1; i < row.length; i++) {
            names.putIfAbsent(kind + normal(row[i]), row[0].substring(kind.length()));
        }
    }

    /** The number of a level with this name, or null. */
    static @Nullable Integer level(@Nullable String name) {
        return name == null ? null : EventXml.integer(ALL.names.get("level/" + normal(name)));
    }

    /** The name a value has in every language that is called so, or null. */
    static @Nullable String data(String label) {
        return label.length() > LONGEST ? null : ALL.names.get("data/" + normal(label));
    }

    private static String normal(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace(" ", "").replace("\u00a0", "");
    }
}
