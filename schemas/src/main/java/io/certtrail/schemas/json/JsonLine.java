/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, keys in the order they are told; what is unknown is null. */
final class JsonLine {
    private final JsonBytes out;
    private boolean first = true;

    private JsonLine(JsonBytes out) {
        this.out = out;
    }

    /** What puts a value into an object. */
    @FunctionalInterface
    interface Content<T> {
        void write(JsonLine line, T value);
    }

    static <T> String of(T value, Content<T> content) {
        var bytes = new JsonBytes();
        write(bytes, value, content);
        return bytes.text(0);
    }

    static <T> void write(JsonBytes out, T value, Content<T> content) {
        out.put('{');
        content.write(new JsonLine(out), value);
        out.put('}');
    }

    JsonLine text(String key, @Nullable String value) {
        out.text(key, first, value);
        first = false;
        return this;
    }

    JsonLine number(String key, long value) {
        key(key);
        out.number(value);
        return this;
    }

    JsonLine number(String key, @Nullable Number value) {
        if (value == null) {
            return text(key, null);
        }
        return number(key, value.longValue());
    }

    JsonLine flag(String key, boolean value) {
        key(key);
        out.word(value ? "true" : "false");
        return this;
    }

    JsonLine time(String key, @Nullable Instant value) {
        if (value == null) {
            return text(key, null);
        }
        out.time(key, first, value);
        first = false;
        return this;
    }

    /** A list; its key may be any text, unlike those of other values, which are words of the program. */
    JsonLine texts(String key, Collection<String> values) {
        out.word(first ? "" : ",");
        first = false;
        out.string(key);
        out.word(":[");
        var separator = "";
        for (var value : values) {
            out.word(separator);
            out.value(value);
            separator = ",";
        }
        out.put(']');
        return this;
    }

    JsonLine map(String key, Map<String, String> values) {
        key(key);
        out.put('{');
        var separator = "";
        for (var entry : values.entrySet()) {
            out.word(separator);
            out.string(entry.getKey());
            out.put(':');
            out.value(entry.getValue());
            separator = ",";
        }
        out.put('}');
        return this;
    }

    <T> JsonLine object(String key, @Nullable T value, Content<T> content) {
        if (value == null) {
            return text(key, null);
        }
        key(key);
        write(out, value, content);
        return this;
    }

    <T> JsonLine objects(String key, Collection<T> values, Content<T> content) {
        key(key);
        out.put('[');
        var separator = "";
        for (var value : values) {
            out.word(separator);
            write(out, value, content);
            separator = ",";
        }
        out.put(']');
        return this;
    }

    private void key(String key) {
        out.key(key, first);
        first = false;
    }
}
