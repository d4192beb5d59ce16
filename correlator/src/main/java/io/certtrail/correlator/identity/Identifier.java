/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import io.certtrail.schemas.words.Names;

/**
 * A typed name of a request or a thing, in the spelling under which it is compared.
 *
 * @param value never blank
 */
public record Identifier(IdentifierKind kind, String value) {
    /** What was written so lately: the same names come with each record of a request. */
    private static final Written[] LATELY = new Written[1024];

    private record Written(String text, Identifier identifier) {}

    /** Brings a value as some log writes it to its one spelling, which is short and can be printed. */
    public static Identifier of(IdentifierKind kind, String value) {
        var slot = (value.hashCode() + kind.id().hashCode()) & (LATELY.length - 1);
        var known = LATELY[slot];
        if (known != null && known.identifier.kind == kind && known.text.equals(value)) {
            return known.identifier;
        }
        var identifier = new Identifier(kind, Names.bounded(kind.normal(value)));
        if (value.length() <= Names.LONGEST) {
            LATELY[slot] = new Written(value, identifier);
        }
        return identifier;
    }
}
