/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, keys in the order they are told; what is unknown is null. */
final class JsonLine {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().characterEscapes(new TerminalEscapes()).build();

    private final JsonGenerator out;

    private JsonLine(JsonGenerator out) {
        this.out = out;
    }

    /** What puts a value into an object. */
    @FunctionalInterface
    interface Content<T> {
        void write(JsonLine line, T value) throws IOException;
    }

    static <T> String of(T value, Content<T> content) {
        var text = new StringWriter(512);
        try (var out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            content.write(new JsonLine(out), value);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot fail to be written to", e);
        }
        return text.toString();
    }

    JsonLine text(String key, @Nullable String value) throws IOException {
        out.writeStringField(key, value);
        return this;
    }

    JsonLine number(String key, long value) throws IOException {
        out.writeNumberField(key, value);
        return this;
    }

    JsonLine number(String key, @Nullable Number value) throws IOException {
        if (value == null) {
            out.writeNullField(key);
        } else {
            out.writeNumberField(key, value.longValue());
        }
        return this;
    }

    JsonLine flag(String key, boolean value) throws IOException {
        out.writeBooleanField(key, value);
        return this;
    }

    JsonLine time(String key, @Nullable Instant value) throws IOException {
        return text(key, value == null ? null : value.toString());
    }

    JsonLine texts(String key, Collection<String> values) throws IOException {
        out.writeFieldName(key);
        out.writeStartArray();
        for (var value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
        return this;
    }

    JsonLine map(String key, Map<String, String> values) throws IOException {
        out.writeObjectFieldStart(key);
        for (var entry : values.entrySet()) {
            text(entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
        return this;
    }

    <T> JsonLine object(String key, @Nullable T value, Content<T> content) throws IOException {
        out.writeFieldName(key);
        if (value == null) {
            out.writeNull();
        } else {
            object(value, content);
        }
        return this;
    }

    <T> JsonLine objects(String key, Collection<T> values, Content<T> content) throws IOException {
        out.writeArrayFieldStart(key);
        for (var value : values) {
            object(value, content);
        }
        out.writeEndArray();
        return this;
    }

    private <T> void object(T value, Content<T> content) throws IOException {
        out.writeStartObject();
        content.write(this, value);
        out.writeEndObject();
    }
}
