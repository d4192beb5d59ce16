/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import io.certtrail.alerting.format.OneLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a configuration file that refuses what it was not asked for.
 *
 * @param place where it stands, such as {@code alerts.sinks[0]}
 */
record ConfigNode(String place, Map<?, ?> values) {

    /** A value that must be a mapping. */
    static ConfigNode of(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> values) {
            return new ConfigNode(place, values);
        }
        throw new IllegalArgumentException(
                "%s must be a mapping of keys to values, was %s".formatted(place, shown(value)));
    }

    ConfigNode allowOnly(List<String> known) {
        for (var key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new IllegalArgumentException("%s has no key '%s'; known keys: %s"
                        .formatted(place, OneLine.visible(String.valueOf(key)), String.join(", ", known)));
            }
        }
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException("%s needs the key '%s'".formatted(place, key));
        }
        return scalar(key, values.get(key));
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    int number(String key, int otherwise) {
        var text = text(key, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s.%s must be a whole number, was '%s'; try %d"
                            .formatted(place, key, OneLine.visible(text), otherwise),
                    e);
        }
    }

    ConfigNode map(String key) {
        return of(place + "." + key, values.get(key));
    }

    List<ConfigNode> maps(String key) {
        if (values.get(key) instanceof List<?> list) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> of("%s.%s[%d]".formatted(place, key, i), list.get(i)))
                    .toList();
        }
        throw new IllegalArgumentException(
                "%s.%s must be a list, was %s".formatted(place, key, shown(values.get(key))));
    }

    /** All values as text. */
    Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        values.forEach((key, value) -> texts.put(String.valueOf(key), scalar(String.valueOf(key), value)));
        return texts;
    }

    private String scalar(String key, @Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "%s.%s must be a text or a number, was %s".formatted(place, key, shown(value)));
    }

    /** The kind of a value and not the value: it may be a secret. */
    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        return value instanceof Map ? "a mapping" : value instanceof List ? "a list" : "a single value";
    }
}
