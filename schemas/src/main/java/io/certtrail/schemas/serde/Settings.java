/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Configuration as Kafka hands it over, read by type; values come as themselves, as text, or as a {@link Password}. */
record Settings(Map<String, ?> values) {
    private static final String PREFIX = "schema.registry.";

    /** A value under its own name or under {@code schema.registry.} and its name; blank counts as unset. */
    Optional<String> text(String key) {
        return raw(key).map(Settings::plain).map(String::strip).filter(text -> !text.isEmpty());
    }

    String text(String key, String preset) {
        return text(key).orElse(preset);
    }

    boolean flag(String key, boolean preset) {
        var text = text(key, Boolean.toString(preset)).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(key, text, "use true or false");
        };
    }

    long number(String key, long preset, long least) {
        var text = text(key, Long.toString(preset));
        try {
            var number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ConfigException(key, text, "use a whole number, such as %d".formatted(preset));
        }
        throw new ConfigException(key, text, "use %d or more".formatted(least));
    }

    List<String> list(String key) {
        var value = raw(key).orElse("");
        var parts = value instanceof Collection<?> many
                ? many.stream().map(Settings::plain)
                : Arrays.stream(plain(value).split(",", -1));
        return parts.map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private Optional<Object> raw(String key) {
        Object own = values.get(key);
        return Optional.ofNullable(own == null ? values.get(PREFIX + key) : own);
    }

    static String plain(Object value) {
        if (value instanceof Password secret) {
            return secret.value();
        }
        return value instanceof Class<?> type ? type.getName() : value.toString();
    }

    /** Only the keys: values may be secrets. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
