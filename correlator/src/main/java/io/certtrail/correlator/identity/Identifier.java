/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

/**
 * A typed name of a request or a thing, in the spelling under which it is compared.
 *
 * @param value never blank
 */
public record Identifier(IdentifierKind kind, String value) {
    /** Brings a value as some log writes it to its one spelling. */
    public static Identifier of(IdentifierKind kind, String value) {
        return new Identifier(kind, kind.normal(value));
    }
}
