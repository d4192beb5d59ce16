/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A record of a shipper, or a part of one.
 *
 * @param json an object, or a text where the record is a line
 * @param host the computer its envelope names, or null
 * @param file the file its envelope names, or null
 */
record Piece(JsonNode json, @Nullable String host, @Nullable String file) {
    /** A part of it that is within this envelope. */
    Piece inside(JsonNode part) {
        return new Piece(part, host, file);
    }

    /** What a key holds as text, or null. */
    @Nullable String text(String key) {
        return Keys.text(json, key);
    }
}
