/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON as shippers have them: a number may be a string, a name may be missing. */
final class Json {
    private static final Map<String, Integer> LEVELS = Map.of(
            "critical", 1,
            "error", 2,
            "warning", 3,
            "warn", 3,
            "information", 4,
            "info", 4,
            "verbose", 5,
            "debug", 5);

    private Json() {}

    /** The value of a key as text, or null when there is none or it is empty. */
    static @Nullable String text(JsonObject object, String key) {
        var value = object.get(key);
        if (value instanceof JsonObject inner) {
            value = inner.get("#text");
        }
        return value instanceof String text ? withoutBlanks(text) : null;
    }

    private static @Nullable String withoutBlanks(String text) {
        int last = text.length() - 1;
        var stripped = last >= 0 && isSign(text.charAt(0)) && isSign(text.charAt(last)) ? text : text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** A letter, digit or sign of ASCII. */
    private static boolean isSign(char c) {
        return c > ' ' && c <= '~';
    }

    /** The value of the first key that has one, as text, or null. */
    static @Nullable String either(JsonObject object, String key, String otherwise) {
        var text = text(object, key);
        return text == null ? text(object, otherwise) : text;
    }

    /** The value of a key as a number, or null. */
    static @Nullable Long number(JsonObject object, String key) {
        return EventXml.number(text(object, key));
    }

    /** The value of a key as a number, or null. */
    static @Nullable Integer integer(JsonObject object, String key) {
        return EventXml.integer(text(object, key));
    }

    /** The number of a level's English name, or null. */
    static @Nullable Integer level(@Nullable String name) {
        return name == null ? null : LEVELS.get(name.toLowerCase(Locale.ROOT));
    }
}
