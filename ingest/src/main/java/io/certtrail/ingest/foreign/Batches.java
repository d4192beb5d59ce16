/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;

/** Many records in one: the {@code records} of Azure's diagnostic settings and data exports, or a plain list. */
final class Batches {
    private Batches() {}

    static boolean read(Piece piece, Found found) {
        var records = records(piece.json());
        if (!records.isArray()) {
            return false;
        }
        if (records.isEmpty()) {
            return found.ignore(null);
        }
        records.forEach(record -> found.readPart(piece.inside(record)));
        return true;
    }

    private static JsonNode records(JsonNode json) {
        return json.isArray() ? json : json.path("records");
    }
}
