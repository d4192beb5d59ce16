/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import io.certtrail.catalogue.Codes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A SCEP value by number ({@code failInfo 2}) or by name ({@code badRequest}). */
final class ScepLookup implements Explainer.Lookup {
    private final Codes codes;

    ScepLookup(Codes codes) {
        this.codes = codes;
    }

    @Override
    public Stream<Answer> answers(String code) {
        var wanted = code.toLowerCase(Locale.ROOT);
        return codes.scep().entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(wanted)
                        || names(entry.getValue()).contains(wanted))
                .map(entry -> Answer.about("SCEP " + entry.getKey())
                        .add("meaning", entry.getValue())
                        .build());
    }

    /** The value's first word is its name. */
    private static List<String> names(String value) {
        return List.of(value.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", 2)[0]);
    }
}
