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
    private byte[] bytes = new byte[256];
    private int length;

    void octet(int value) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) value;
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** A number that is mostly small and not negative: seven bits a byte. */
    void count(long value) {
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet(((int) rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
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

    /** Its length and its form, then its bytes; digits of a hash or a GUID take half a byte each. */
    private void text(String value, int shift) {
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        var form = Form.of(encoded);
        count((((long) encoded.length << 2) | form.ordinal()) + shift);
        if (form == Form.PLAIN) {
            put(encoded);
        } else {
            digits(encoded);
        }
    }

    private void digits(byte[] text) {
        var half = -1;
        for (var letter : text) {
            var digit = Form.digit(letter);
            if (digit >= 0 && half < 0) {
                half = digit;
            } else if (digit >= 0) {
                octet((half << 4) | digit);
                half = -1;
            }
        }
    }

    int length() {
        return length;
    }

    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, length);
    }

    void put(byte[] more) {
        if (length + more.length > bytes.length) {
            grow(more.length);
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
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
            text(entry.getKey());
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
