/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A reject as a line of JSON, as a file of rejects holds it. */
final class RejectLine {
    private static final String SCHEMA = "certtrail.reject/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RejectLine() {}

    /** The reject of a line; an {@link IllegalArgumentException} says why it is none. */
    static Reject parse(String line) {
        try {
            var json = JSON.readTree(line);
            if (!json.path("schema").asText().equals(SCHEMA)) {
                throw new IllegalArgumentException("no JSON object with schema " + SCHEMA);
            }
            return reject(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON, or bytes that are no Base64", e);
        }
    }

    private static Reject reject(JsonNode json) throws IOException {
        var bytes = json.path("bytes").binaryValue();
        return new Reject(
                json.path("tenant").asText(),
                origin(json.path("origin").asText()),
                json.path("source").asText(),
                new Place(json.path("file").asText(), json.path("position").asText()),
                json.path("reason").asText(),
                bytes == null ? new byte[0] : bytes,
                json.path("length").asLong());
    }

    private static @Nullable Origin origin(String id) {
        return Arrays.stream(Origin.values())
                .filter(origin -> origin.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
