/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hides what must not leave a reader: challenges and passwords. */
public final class Secrets {
    /** What stands where a secret was. */
    public static final String HIDDEN = "...";

    private static final String NAME = "((?:challenge|password)\\w{0,20}";

    /** A value in markup (which may itself be escaped in JSON), a value in JSON, a value in running text. */
    private static final List<Pattern> FORMS = List.of(
            pattern(NAME + "\\\\{0,2}[\"']\\s{0,3}(?:>|\\\\u003e))(?:(?!\\\\u003c)[^<]){1,2000}+"),
            pattern(NAME + "\"\\s{0,3}:\\s{0,3}\")(?:[^\"\\\\]|\\\\.){1,1000}+"),
            pattern(NAME + "\\s{0,3}[=:]\\s{0,3}\"?)[^\\s\"'&;,<>]++"));

    private Secrets() {}

    /** Whether a value with this name is a secret. */
    public static boolean isNamed(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("challenge") || lower.contains("password");
    }

    /** The text with dots for the values of {@code challenge: value}, {@code password=value} and their like. */
    public static String hidden(String text) {
        if (!isNamed(text)) {
            return text;
        }
        var hidden = text;
        for (var form : FORMS) {
            hidden = form.matcher(hidden).replaceAll("$1" + HIDDEN);
        }
        return hidden;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
