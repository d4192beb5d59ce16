/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.work;

import io.certtrail.ingest.redact.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a work file says: its form is documented nowhere, so {@code Key: value} and {@code Key=value}, leaves of XML and
 * members of JSON all count. Keys, requests and certificates in it are left out.
 *
 * @param text without them
 * @param firstError first line that names an error, or null
 */
record WorkText(String text, @Nullable String firstError, Map<String, String> fields) {
    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_VALUE = 512;
    private static final int LONGEST_LINE = 4096;

    private static final List<Pattern> PAIRS = List.of(
            Pattern.compile("<([A-Za-z][\\w.-]{0,59})>([^<>]{1,512})</"),
            Pattern.compile("\"([A-Za-z][\\w .-]{0,59})\"\\s{0,8}:\\s{0,8}\"?([^\",{}\\[\\]]{1,512})"),
            Pattern.compile(
                    "^\\s{0,40}([A-Za-z][\\w.-]{0,40}(?: [\\w.-]{1,20}){0,3}) ?[:=]\\s{0,8}(?!//|=)(\\S.{0,511})"));

    private static final Pattern ERROR =
            Pattern.compile("(?i)error|exception|fail|denied|0x8[0-9a-f]{7}|\\(-\\d{9,10}\\)|fehler|verweigert");

    /** {@code ErrorCode: 0} and the like, and the end of an element that may be named so. */
    private static final Pattern NO_ERROR =
            Pattern.compile("(?i)</\\w{1,60}>|\\w{0,20}error\\w{0,20}\"?\\s{0,4}[:=>]\\s{0,4}"
                    + "\"?(?:0|0x0{1,8}|none|null|false|success)?\"?(?=\\s{0,8}(?:$|[,;<}\\]]))");

    private static final Pattern SOLID = Pattern.compile("[A-Za-z0-9+/]{60,}={0,2}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");

    static WorkText of(String raw) {
        if (raw.indexOf('\0') >= 0) {
            return new WorkText("", null, Map.of());
        }
        var text = withoutKeys(Secrets.redact(raw));
        var fields = new LinkedHashMap<String, String>();
        String firstError = null;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var start = line.substring(0, Math.min(line.length(), LONGEST_LINE));
            addFields(fields, start);
            firstError = firstError == null && namesError(start) ? start.strip() : firstError;
        }
        return new WorkText(text.strip(), firstError, fields);
    }

    private static boolean namesError(String line) {
        return ERROR.matcher(NO_ERROR.matcher(line).replaceAll("")).find();
    }

    private static void addFields(Map<String, String> fields, String line) {
        for (var pair : PAIRS) {
            var found = pair.matcher(line);
            while (found.find()) {
                add(fields, found.group(1), found.group(2).strip());
            }
        }
    }

    private static void add(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty() && fields.size() < MOST_FIELDS && !Secrets.isName(name)) {
            fields.putIfAbsent(name, value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
        }
    }

    /** A long word is a key, a request or a certificate; only a hash has digits to the base of sixteen alone. */
    private static String withoutKeys(String text) {
        return SOLID.matcher(text)
                .replaceAll(solid ->
                        HEX.matcher(solid.group()).matches() && solid.group().length() <= 128 ? solid.group() : "...");
    }
}
