/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that nearly all records are: objects of ASCII texts without escapes, whole numbers, truth values and
 * nulls. Whatever else there is, mistakes too, it leaves to {@link JsonObject#parse(byte[], int, int)}, which says the
 * same of what is read here.
 */
final class PlainJson {
    private static final int DEEPEST = 8;
    private static final int MOST_VALUES = 1000;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_KEPT = 16;
    private static final int MOST_DIGITS = 18;

    private final PlainTexts texts = new PlainTexts();
    private final List<JsonObject> objects = new ArrayList<>();
    private int opened;
    private byte[] bytes = {};
    private int at;
    private int end;
    private int values;

    /** The object that these bytes are, until the next is read; or null when they may be anything else. */
    @Nullable JsonObject read(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
        values = 0;
        opened = 0;
        texts.begin(line, to);
        var object = skipBlanks() == '{' ? object(1) : null;
        return object != null && skipBlanks() < 0 ? object : null;
    }

    /** Whether the bytes read last hold neither a secret nor markup that could hide one. */
    boolean isClean() {
        return texts.isClean();
    }

    private @Nullable JsonObject object(int depth) {
        var object = next();
        at++;
        if (skipBlanks() == '}') {
            at++;
            return object;
        }
        while (pair(object, depth)) {
            int next = skipBlanks();
            at++;
            if (next == '}') {
                return object;
            }
            if (next != ',') {
                return null;
            }
        }
        return null;
    }

    /** One that the line before had there, or a new one. */
    private JsonObject next() {
        if (opened == MOST_KEPT) {
            return new JsonObject();
        }
        if (opened == objects.size()) {
            objects.add(new JsonObject());
        }
        var object = objects.get(opened++);
        object.clear();
        return object;
    }

    /** Reads a key and its value; false when one of them is not plain. */
    private boolean pair(JsonObject object, int depth) {
        var name = skipBlanks() == '"' ? texts.name(at + 1) : null;
        if (name == null || name.length() > LONGEST_NAME || ++values > MOST_VALUES) {
            return false;
        }
        at = texts.end() + 1;
        if (skipBlanks() != ':') {
            return false;
        }
        at++;
        var value = value(depth);
        if (value != null) {
            object.put(name, value);
        }
        return value != null;
    }

    private @Nullable Object value(int depth) {
        int first = skipBlanks();
        return switch (first) {
            case '"' -> text();
            case '{' -> depth < DEEPEST ? object(depth + 1) : null;
            case 't' -> word("true", "true");
            case 'f' -> word("false", "false");
            case 'n' -> word("null", JsonObject.NULL);
            default -> first >= '0' && first <= '9' ? number() : null;
        };
    }

    private @Nullable String text() {
        var text = texts.text(at + 1);
        if (text != null) {
            at = texts.end() + 1;
        }
        return text;
    }

    private @Nullable String number() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        var isWhole = at < end && (bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ' ');
        var isPlain = isWhole && at - from <= MOST_DIGITS && (at - from == 1 || bytes[from] != '0');
        return isPlain ? new String(bytes, from, at - from, StandardCharsets.ISO_8859_1) : null;
    }

    private @Nullable Object word(String word, Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || bytes[at + i] != word.charAt(i)) {
                return null;
            }
        }
        at += word.length();
        return value;
    }

    /** Goes to what is no blank; tells what it is, or negative at the end. */
    private int skipBlanks() {
        return at < end && bytes[at] > ' ' ? bytes[at] : skipMoreBlanks();
    }

    private int skipMoreBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at < end ? bytes[at] & 0xFF : -1;
    }
}
