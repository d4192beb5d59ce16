/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import java.util.Locale;

/** What kind of name an identifier is. */
public enum IdentifierKind {
    TRANSACTION("scep-transaction"),
    CONNECTOR_REQUEST("connector-request"),
    CA_REQUEST("ca-request"),
    DEVICE("device"),
    PROFILE("profile"),
    THUMBPRINT("thumbprint"),
    SERIAL("serial"),
    SKI("ski"),
    SUBJECT("subject"),
    USER("user"),
    CA("ca"),
    /** Computer that submitted a request to the CA, by its account or the ccm attribute. */
    SUBMITTER("submitter"),
    /** Host, process and thread of a trace. */
    THREAD("thread"),
    /** By how many seconds a clock is ahead of another computer's, and whose that is. */
    OFFSET("offset"),
    /** A device of which this record may be, where it may be of others too. */
    CANDIDATE("candidate");

    private final String id;

    IdentifierKind(String id) {
        this.id = id;
    }

    /** The name used in output. */
    public String id() {
        return id;
    }

    /** The one spelling under which values of this kind are compared. */
    String normal(String value) {
        var text = value.strip();
        return switch (this) {
            case TRANSACTION -> text.toUpperCase(Locale.ROOT);
            case THUMBPRINT, SERIAL, SKI ->
                text.replace(" ", "").replace(":", "").toUpperCase(Locale.ROOT);
            case CONNECTOR_REQUEST, DEVICE, PROFILE -> Guids.normal(text);
            case CA, SUBMITTER -> Guids.host(text);
            case CA_REQUEST, SUBJECT, USER, THREAD, OFFSET, CANDIDATE -> text;
        };
    }
}
