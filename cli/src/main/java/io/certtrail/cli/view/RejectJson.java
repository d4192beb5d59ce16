/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.schemas.event.Reject;

/** What could not be read, as one JSON line. */
public final class RejectJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RejectJson() {}

    /** The line, without its end; the bytes are Base64. */
    public static String toJson(Reject reject) {
        var origin = reject.origin();
        var json = JSON.createObjectNode()
                .put("schema", "certtrail.reject/1")
                .put("tenant", reject.tenant())
                .put("origin", origin == null ? null : origin.id())
                .put("source", reject.source())
                .put("file", reject.place().file())
                .put("position", reject.place().position())
                .put("reason", reject.reason())
                .put("length", reject.length())
                .put("bytes", reject.bytes());
        return Safe.json(json.toString());
    }
}
