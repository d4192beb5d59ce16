/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CEF character by character, as the specification says and without a look at the writer. */
final class CefReader {
    private final String record;
    private int at;

    CefReader(String record) {
        this.record = record;
    }

    /** The seven fields before the extension. */
    List<String> header() {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        while (fields.size() < 7) {
            var c = record.charAt(at++);
            if (c == '\\') {
                field.append(record.charAt(at++));
            } else if (c == '|') {
                fields.add(shown(field.toString()));
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return fields;
    }

    /** The extension, after the header was read: a key is the word before an equals sign that no backslash escapes. */
    Map<String, String> extension() {
        var values = new LinkedHashMap<String, String>();
        var raw = record.substring(at);
        var equals = new ArrayList<Integer>();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\') {
                i++;
            } else if (raw.charAt(i) == '=') {
                equals.add(i);
            }
        }
        for (int n = 0; n < equals.size(); n++) {
            var key = raw.substring(raw.lastIndexOf(' ', equals.get(n)) + 1, equals.get(n));
            var end = n + 1 < equals.size() ? raw.lastIndexOf(' ', equals.get(n + 1)) : raw.length();
            if (values.put(key, shown(value(raw.substring(equals.get(n) + 1, end)))) != null) {
                throw new IllegalStateException("key twice: " + key);
            }
        }
        return values;
    }

    private static String value(String escaped) {
        var value = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            var c = escaped.charAt(i);
            if (c == '\\') {
                c = escaped.charAt(++i);
                value.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    /** Undoes the way unsafe characters are shown: a backslash, u and four digits. */
    private static String shown(String text) {
        var original = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)
                    && text.length() >= i + 6
                    && text.substring(i + 2, i + 6).matches("[0-9a-f]{4}")) {
                original.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                original.append(text.charAt(i));
            }
        }
        return original.toString();
    }
}
