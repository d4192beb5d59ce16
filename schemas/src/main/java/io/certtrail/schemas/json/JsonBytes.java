/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON as UTF-8 in a buffer that is used again for the next line.
 *
 * <p>Beyond what JSON asks for, whatever moves a terminal's cursor or turns its text around is escaped: log content is
 * hostile, and JSON lines end up on screens. C1 controls act like escape sequences, and the directional overrides show
 * a line as what it is not.
 */
public final class JsonBytes {
    private static final int ROOM = 1 << 12;
    private static final int MOST_PER_CHARACTER = 6;
    private static final int NUMBER_ROOM = 20;
    /** Half a character has no UTF-8, and receivers refuse it as an escape. */
    private static final int REPLACEMENT = 0xFFFD;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER_HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** By character: 0 stays as it is, else the letter behind the backslash. */
    private static final byte[] ESCAPES = escapes();

    private final IsoTimes times = new IsoTimes();
    private final KnownPairs known = new KnownPairs();
    private byte[] buffer = new byte[ROOM];
    private int size;

    /** How many keys the line has so far. */
    private int pairs;

    private boolean ascii = true;

    /** How many bytes are held. */
    public int size() {
        return size;
    }

    /** Whether all texts since {@link #clear()} were ASCII. */
    public boolean ascii() {
        return ascii;
    }

    /** Forgets what is held. */
    public void clear() {
        truncate(0);
    }

    /** Forgets what is held behind the first so many bytes. */
    public void truncate(int length) {
        size = length;
        ascii = true;
        pairs = 0;
    }

    /** What is held behind the first so many bytes, as text. */
    public String text(int from) {
        return new String(buffer, from, size - from, StandardCharsets.UTF_8);
    }

    /** Writes out what is held. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(buffer, 0, size);
    }

    /** Adds a line end. */
    public void endLine() {
        put('\n');
        pairs = 0;
    }

    /** Adds text that is JSON already. */
    public void json(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    void put(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    /** Adds a word of the program, such as a key: it is ASCII and needs no escape. */
    @SuppressWarnings("deprecation") // drops the high bytes, which ASCII has not, and needs no array of its own
    void word(String word) {
        reserve(word.length());
        word.getBytes(0, word.length(), buffer, size);
        size += word.length();
    }

    /** Adds a key, a word of the program, and what stands around it. */
    void key(String key, boolean isFirst) {
        copy(known.key(KnownPairs.place(pairs++, isFirst), key));
    }

    /** Adds a key and its text, or null. */
    void text(String key, boolean isFirst, @Nullable String text) {
        int place = KnownPairs.place(pairs++, isFirst);
        var pair = known.pair(place, text);
        var run = pair.run(key, text);
        if (run.length > 0) {
            copy(run);
        } else {
            write(place, key, text, pair);
        }
    }

    private void write(int place, String key, @Nullable String text, KnownPairs.Pair pair) {
        int start = size;
        var wasAscii = ascii;
        ascii = true;
        copy(known.key(place, key));
        value(text);
        if (ascii) {
            pair.learn(key, text, buffer, start, size);
        }
        ascii &= wasAscii;
    }

    private void copy(byte[] run) {
        reserve(run.length);
        System.arraycopy(run, 0, buffer, size, run.length);
        size += run.length;
    }

    /** Adds a text, or null. */
    void value(@Nullable String text) {
        if (text == null) {
            word("null");
        } else {
            string(text);
        }
    }

    void number(long number) {
        reserve(NUMBER_ROOM);
        if (number < 0 || number > Integer.MAX_VALUE) {
            word(Long.toString(number));
            return;
        }
        int rest = (int) number;
        int end = size + digits(rest);
        for (int at = end - 1; at >= size; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size = end;
    }

    private static int digits(int number) {
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Adds a key and its time. */
    void time(String key, boolean isFirst, Instant time) {
        text(key, isFirst, times.text(time));
    }

    /** Adds a text of whatever characters, in quotes. */
    void string(String text) {
        reserve(text.length() * MOST_PER_CHARACTER + 2 + PlainText.WIDTH);
        buffer[size++] = '"';
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        // A question mark may stand for what this charset has not: from there on each character is looked at.
        int done = plain(bytes);
        if (done < text.length()) {
            characters(text, done);
        }
        buffer[size++] = '"';
    }

    /** Copies bytes as long as they are ASCII; tells how many were. */
    private int plain(byte[] bytes) {
        int at = PlainText.copy(bytes, buffer, size);
        int to = size + at;
        for (; at < bytes.length; at++) {
            byte b = bytes[at];
            if (b < 0 || b == '?') {
                break;
            }
            byte escape = ESCAPES[b];
            if (escape != 0) {
                to = escaped(to, b, escape);
            } else {
                buffer[to++] = b;
            }
        }
        size = to;
        return at;
    }

    private int escaped(int to, byte b, byte escape) {
        buffer[to] = '\\';
        buffer[to + 1] = escape;
        if (escape != 'u') {
            return to + 2;
        }
        hex(to + 2, b, HEX);
        return to + 6;
    }

    private void characters(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                size = ESCAPES[c] == 0 ? copied(c) : escaped(size, (byte) c, ESCAPES[c]);
            } else {
                ascii = false;
                at += beyondAscii(text, at);
            }
        }
    }

    private int copied(char c) {
        buffer[size] = (byte) c;
        return size + 1;
    }

    /** Adds a character that takes more than a byte; tells how many more units of the text it took. */
    private int beyondAscii(String text, int at) {
        int point = text.codePointAt(at);
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            utf8(REPLACEMENT);
        } else if (acts(point)) {
            buffer[size] = '\\';
            buffer[size + 1] = 'u';
            hex(size + 2, point, LOWER_HEX);
            size += 6;
        } else {
            utf8(point);
        }
        return Character.charCount(point) - 1;
    }

    private void utf8(int point) {
        if (point < 0x800) {
            buffer[size++] = (byte) (0xC0 | (point >> 6));
        } else {
            if (point < 0x10000) {
                buffer[size++] = (byte) (0xE0 | (point >> 12));
            } else {
                buffer[size++] = (byte) (0xF0 | (point >> 18));
                tail(point >> 12);
            }
            tail(point >> 6);
        }
        tail(point);
    }

    private void tail(int bits) {
        buffer[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void hex(int to, int value, byte[] digits) {
        for (int i = 0; i < 4; i++) {
            buffer[to + i] = digits[value >> (12 - 4 * i) & 0xF];
        }
    }

    private static boolean acts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                point < 0x10000;
            default -> false;
        };
    }

    private static byte[] escapes() {
        var escapes = new byte[0x80];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes[0x7F] = 'u';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        return escapes;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
