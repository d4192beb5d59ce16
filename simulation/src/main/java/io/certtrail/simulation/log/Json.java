/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import org.jspecify.annotations.Nullable;

/** Writes one JSON object on one line. */
public final class Json {
    private final StringBuilder out = new StringBuilder(512).append('{');

    /** A text field. */
    public Json text(String name, String value) {
        quoted(name).append(':');
        quote(value);
        return this;
    }

    /** A field that may be unknown. */
    public Json optional(String name, @Nullable String value) {
        return value == null ? raw(name, "null") : text(name, value);
    }

    /** A number field. */
    public Json number(String name, long value) {
        quoted(name).append(':').append(value);
        return this;
    }

    /** A field whose value is JSON already. */
    public Json raw(String name, String json) {
        quoted(name).append(':').append(json);
        return this;
    }

    /** Begins an object in a field. */
    public Json open(String name) {
        quoted(name).append(":{");
        return this;
    }

    /** Ends the object begun last. */
    public Json close() {
        out.append('}');
        return this;
    }

    /** The whole line. */
    public String end() {
        return out.append('}').toString();
    }

    private StringBuilder quoted(String name) {
        if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
        }
        quote(name);
        return out;
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(letter);
            }
        }
        out.append('"');
    }
}
