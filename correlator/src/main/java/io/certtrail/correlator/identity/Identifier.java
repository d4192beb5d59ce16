/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import io.certtrail.schemas.words.Names;

/**
 * A typed name of a request or a thing, in the spelling under which it is compared.
 *
 * @param value never blank
 */
public record Identifier(IdentifierKind kind, String value) {
    /** Brings a value as some log writes it to its one spelling, which is short and can be printed. */
    public static Identifier of(IdentifierKind kind, String value) {
        return new Identifier(kind, Names.bounded(kind.normal(value)));
    }
}
