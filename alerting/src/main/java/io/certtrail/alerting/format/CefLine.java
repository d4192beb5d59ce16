/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One CEF record under construction: escapes what goes in and cuts it at the lengths receivers keep.
 *
 * <p>CEF has escapes for the bar, the backslash, the equals sign, CR and LF only. All other unsafe characters, and CR
 * and LF of the header, show as {@code OneLine} writes them.
 */
final class CefLine {
    private static final String MARK = "...";

    private final String header;
    private final StringJoiner extension = new StringJoiner(" ");

    CefLine(Product product, String signature, String name, int severity) {
        header = String.join(
                        "|",
                        "CEF:0",
                        heading(product.vendor(), 63),
                        heading(product.name(), 63),
                        heading(product.version(), 31),
                        heading(signature, 1023),
                        heading(name, 512),
                        Integer.toString(severity))
                + "|";
    }

    /** A key of the CEF dictionary; an unknown value leaves no key. */
    CefLine with(String key, @Nullable String value, int longest) {
        if (value != null && !value.isEmpty()) {
            extension.add(key + "=" + escaped(cut(value, longest)));
        }
        return this;
    }

    /** A time, in milliseconds. */
    CefLine with(String key, Instant time) {
        extension.add(key + "=" + time.toEpochMilli());
        return this;
    }

    /** One of the custom strings {@code cs1} to {@code cs6}, under its label. */
    CefLine custom(int number, String label, @Nullable String value) {
        return labelled("cs" + number, label, value);
    }

    /** One of the custom numbers {@code cn1} to {@code cn3}, under its label. */
    CefLine custom(int number, String label, int value) {
        return labelled("cn" + number, label, Integer.toString(value));
    }

    private CefLine labelled(String key, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            with(key + "Label", label, 1023).with(key, value, 4000);
        }
        return this;
    }

    @Override
    public String toString() {
        return header + extension;
    }

    private static String heading(String value, int longest) {
        return OneLine.visible(cut(value, longest)).replace("\\", "\\\\").replace("|", "\\|");
    }

    private static String escaped(String value) {
        var lines = value.split("(?<=[\r\n])|(?=[\r\n])", -1);
        var out = new StringBuilder();
        for (var part : lines) {
            out.append(
                    switch (part) {
                        case "\n" -> "\\n";
                        case "\r" -> "\\r";
                        default -> OneLine.visible(part).replace("\\", "\\\\").replace("=", "\\=");
                    });
        }
        return out.toString();
    }

    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        var end = longest - MARK.length();
        return value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end) + MARK;
    }
}
