/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import io.certtrail.correlator.time.TimeKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Bytes that grow as values are put behind each other, each in as few as it takes. */
@SuppressWarnings("EnumOrdinal") // another order of constants is another version
final class ByteWriter {
    private static final int LONGEST_COUNT = 10;

    private final @Nullable RecentTexts recent;
    private final @Nullable Words words;
    private byte[] bytes = new byte[256];
    private int length;

    ByteWriter() {
        this(null, null);
    }

    /** With numbers in the stead of words that come again, or null to write all of them out. */
    ByteWriter(@Nullable RecentTexts recent, @Nullable Words words) {
        this.recent = recent;
        this.words = words;
    }

    void octet(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** A number that is mostly small and not negative: seven bits a byte. */
    void count(long value) {
        reserve(LONGEST_COUNT);
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** A number of either sign. */
    void number(long value) {
        count((value << 1) ^ (value >> 63));
    }

    void time(Instant value) {
        number(TimeKey.micros(value));
    }

    /** A time that is mostly another one, or near it. */
    void time(Instant value, Instant near) {
        number(TimeKey.micros(value) - TimeKey.micros(near));
    }

    void constant(Enum<?> value) {
        octet(value.ordinal());
    }

    void constantOrNull(@Nullable Enum<?> value) {
        octet(value == null ? 0 : value.ordinal() + 1);
    }

    void timeOrNull(@Nullable Instant value) {
        flag(value != null);
        if (value != null) {
            time(value);
        }
    }

    /** A text that many values have in common. */
    void word(String value) {
        word(value, 0);
    }

    void wordOrNull(@Nullable String value) {
        if (value == null) {
            count(0);
        } else {
            word(value, 1);
        }
    }

    private void word(String value, int shift) {
        if (words == null) {
            recent(value, shift);
            return;
        }
        var number = words.number(value);
        count(number + (long) shift);
        if (number == 0) {
            text(value);
        }
    }

    /** A line of a log, which is mostly like another one. */
    void line(String value) {
        if (words == null) {
            text(value);
            return;
        }
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        var number = words.lineLike(encoded);
        var differences = number == 0 ? null : Words.differences(encoded, words.line(number));
        if (differences == null) {
            words.learn(encoded);
            count(0);
            count(encoded.length);
            put(encoded);
        } else {
            count(number);
            put(differences.bytes, 0, differences.length);
        }
    }

    void textOrNull(@Nullable String value) {
        if (value == null) {
            count(0);
        } else {
            text(value, 1);
        }
    }

    void text(String value) {
        text(value, 0);
    }

    /**
     * Its length and its form, then its bytes; digits of a hash or a GUID take half a byte each. A GUID is mostly that
     * of the device that all beside it is about.
     */
    private void text(String value, int shift) {
        if (value.length() == Form.GUID_LENGTH) {
            recent(value, shift);
        } else {
            write(value, shift, null);
        }
    }

    private void recent(String value, int shift) {
        var known = recent == null ? null : recent.written(value);
        if (known == null) {
            write(value, shift, recent);
        } else {
            head(known.length(), known.form, shift);
            put(known.bytes);
        }
    }

    /** The bytes of a text, or some of them. */
    void run(byte[] encoded) {
        run(encoded, Form.of(encoded), 0);
    }

    private int run(byte[] encoded, Form form, int shift) {
        head(encoded.length, form, shift);
        var start = length;
        if (form == Form.PLAIN) {
            put(encoded);
        } else {
            digits(encoded);
        }
        return start;
    }

    private void write(String value, int shift, @Nullable RecentTexts keeper) {
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        var form = Form.of(encoded);
        var start = run(encoded, form, shift);
        if (keeper != null) {
            keeper.wrote(new RecentTexts.Written(value, form, since(start)));
        }
    }

    private void head(int size, Form form, int shift) {
        count((((long) size << 2) | form.ordinal()) + shift);
    }

    private void digits(byte[] text) {
        reserve(text.length);
        for (var i = 0; i < text.length; i += 2) {
            // The dashes of a GUID stand between whole bytes.
            i += text[i] == '-' ? 1 : 0;
            bytes[length++] = (byte) ((Form.DIGITS[text[i]] << 4) | Form.DIGITS[text[i + 1]]);
        }
    }

    int length() {
        return length;
    }

    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, length);
    }

    void put(byte[] more) {
        put(more, 0, more.length);
    }

    void put(byte[] more, int from, int count) {
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    <T> void all(Collection<T> values, BiConsumer<ByteWriter, T> each) {
        count(values.size());
        for (var value : values) {
            each.accept(this, value);
        }
    }

    <T> void map(Map<String, T> values, BiConsumer<ByteWriter, T> each) {
        count(values.size());
        for (var entry : values.entrySet()) {
            word(entry.getKey());
            each.accept(this, entry.getValue());
        }
    }

    void restart() {
        length = 0;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
