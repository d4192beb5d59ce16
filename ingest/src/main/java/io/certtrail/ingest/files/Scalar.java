/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.function.Function;

/** Reads a plain value of case.yaml; what is wrong with one is said with its line. */
final class Scalar<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    Scalar(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw JsonMappingException.from(parser, "a plain value is needed here");
        }
        var text = parser.getText();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            var reason = Objects.requireNonNullElse(e.getMessage(), "");
            throw JsonMappingException.from(
                    parser,
                    "'%s' is not understood: %s"
                            .formatted(text, reason.lines().findFirst().orElse("")));
        }
    }
}
