/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

/**
 * The envelope of Splunk's HTTP event collector: what happened is in {@code event}, a text or an object. ECS has an
 * object of that name too, so an object counts only beside a source type.
 */
final class Splunk {
    private Splunk() {}

    static boolean read(Piece piece, Found found) {
        var event = piece.json().path("event");
        var isTyped = piece.text("sourcetype") != null;
        var isEnvelope = isTyped || piece.text("source") != null || piece.text("host") != null;
        return (event.isTextual() ? isEnvelope : event.isObject() && isTyped)
                && found.read(new Piece(event, piece.text("host"), piece.text("source")));
    }
}
