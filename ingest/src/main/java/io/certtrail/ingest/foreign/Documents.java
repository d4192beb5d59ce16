/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** JSON within bounds: nobody knows who else writes to a topic. */
final class Documents {
    private static final int MOST_KEYS = 12;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_REASON = 200;
    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(Lines.BOUND)
                            .maxNumberLength(64)
                            .maxNameLength(1024)
                            .maxTokenCount(Lines.BOUND)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private Documents() {}

    static JsonNode parse(byte[] bytes, int start, int end) throws IOException {
        return JSON.readTree(bytes, start, end - start);
    }

    static JsonNode parse(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    static byte[] bytes(JsonNode part) {
        return (part.isTextual() ? part.asText("") : part.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** What Jackson says, without its own settings and without the places it does not know. */
    static String reason(IOException e) {
        var message = e instanceof JsonProcessingException jackson ? jackson.getOriginalMessage() : e.getMessage();
        var said =
                String.valueOf(message).replaceAll(", from `[^`]*`", "").replaceAll(" \\((start|of type|bound).*", "");
        return "no JSON that can be read: " + oneLine(said, LONGEST_REASON);
    }

    /** The keys of an object no dialect knows, so that a person can tell who wrote it. */
    static String keys(JsonNode object) {
        var keys = new ArrayList<String>();
        object.fieldNames().forEachRemaining(name -> {
            if (keys.size() < MOST_KEYS) {
                keys.add(oneLine(name, LONGEST_KEY));
            }
        });
        var more = object.size() > MOST_KEYS ? ", and %d more".formatted(object.size() - MOST_KEYS) : "";
        return String.join(", ", keys) + more;
    }

    private static String oneLine(String text, int most) {
        var shown = text.replaceAll("\\p{Cntrl}+", " ");
        return shown.length() > most ? shown.substring(0, most) + "..." : shown;
    }
}
