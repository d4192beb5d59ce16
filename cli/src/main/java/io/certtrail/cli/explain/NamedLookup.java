/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A SCEP value by number ({@code failInfo 2}) or by name ({@code badRequest}). */
final class NamedLookup implements Explainer.Lookup {
    private final String kind;
    private final Map<String, String> meanings;

    /**
     * Over one table.
     *
     * @param kind of its values, put before each answer
     */
    NamedLookup(String kind, Map<String, String> meanings) {
        this.kind = kind;
        this.meanings = meanings;
    }

    @Override
    public Stream<Answer> answers(String code) {
        var wanted = code.toLowerCase(Locale.ROOT);
        return meanings.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(wanted)
                        || names(entry.getValue()).contains(wanted))
                .map(entry -> Answer.about(kind + " " + entry.getKey())
                        .add("meaning", entry.getValue())
                        .build());
    }

    /** The value's first word is its name. */
    private static List<String> names(String value) {
        return List.of(value.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", 2)[0]);
    }
}
