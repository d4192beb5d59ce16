/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import io.certtrail.correlator.time.TimeKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes values from bytes in the order in which {@link ByteWriter} put them there. */
final class ByteReader {
    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);
    private static final Form[] FORMS = Form.values();

    private final byte[] bytes;
    private final RecentTexts recent;
    private final @Nullable Words words;
    private int at;

    ByteReader(byte[] bytes, RecentTexts recent, @Nullable Words words) {
        this.bytes = bytes;
        this.recent = recent;
        this.words = words;
    }

    int octet() {
        return bytes[at++] & 0xFF;
    }

    boolean flag() {
        return octet() != 0;
    }

    long count() {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = octet();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes at byte %d".formatted(at));
    }

    long number() {
        var value = count();
        return (value >>> 1) ^ -(value & 1);
    }

    Instant time() {
        return TimeKey.instant(number());
    }

    Instant time(Instant near) {
        var apart = number();
        return apart == 0 ? near : TimeKey.instant(TimeKey.micros(near) + apart);
    }

    @Nullable Instant timeOrNull() {
        return flag() ? time() : null;
    }

    <E extends Enum<E>> E constant(E[] values) {
        return values[octet()];
    }

    <E extends Enum<E>> @Nullable E constantOrNull(E[] values) {
        var place = octet();
        return place == 0 ? null : values[place - 1];
    }

    String word() {
        if (words == null) {
            return recent(count());
        }
        var number = (int) count();
        return number == 0 ? text() : words.word(number);
    }

    @Nullable String wordOrNull() {
        if (words == null) {
            var length = count();
            return length == 0 ? null : recent(length - 1);
        }
        var head = (int) count();
        return head == 0 ? null : head == 1 ? text() : words.word(head - 1);
    }

    String line() {
        if (words == null) {
            return text();
        }
        var number = (int) count();
        if (number == 0) {
            var length = (int) count();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
        var line = words.line(number).clone();
        for (var place = 0; place < line.length; ) {
            place += (int) count();
            place += run(line, place);
        }
        return new String(line, StandardCharsets.UTF_8);
    }

    String text() {
        return text(count());
    }

    @Nullable String textOrNull() {
        var head = count();
        return head == 0 ? null : text(head - 1);
    }

    private String text(long head) {
        var form = FORMS[(int) head & 3];
        // What stands beside it is mostly about the same device.
        return form == Form.GUID ? recent(head) : text(form, Math.toIntExact(head >>> 2));
    }

    private String recent(long head) {
        var length = Math.toIntExact(head >>> 2);
        var form = FORMS[(int) head & 3];
        var start = at;
        var end = at + form.bytes(length);
        var known = recent.text(form, bytes, start, end);
        if (known != null) {
            at = end;
            return known;
        }
        var text = text(form, length);
        recent.read(form, bytes, start, end, text);
        return text;
    }

    private String text(Form form, int length) {
        if (form == Form.PLAIN) {
            var text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
        return digits(form, length);
    }

    private String digits(Form form, int length) {
        if (at + form.bytes(length) > bytes.length) {
            throw new IndexOutOfBoundsException(at);
        }
        var text = new byte[length];
        digits(form, length, text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void digits(Form form, int length, byte[] text, int start) {
        var alphabet = form == Form.UPPER ? UPPER : LOWER;
        for (var i = 0; i < length; i += 2) {
            if (form == Form.GUID && Form.isDash(i)) {
                text[start + i++] = '-';
            }
            var both = bytes[at++];
            text[start + i] = alphabet[(both >> 4) & 15];
            text[start + i + 1] = alphabet[both & 15];
        }
    }

    /** Puts some of the bytes of a text where they belong; their number. */
    private int run(byte[] text, int start) {
        var head = count();
        var form = FORMS[(int) head & 3];
        var length = Math.toIntExact(head >>> 2);
        if (form == Form.PLAIN) {
            System.arraycopy(bytes, at, text, start, length);
            at += length;
        } else {
            digits(form, length, text, start);
        }
        return length;
    }

    <T> List<T> all(Function<ByteReader, T> each) {
        var size = size();
        var values = new ArrayList<T>(size);
        for (var i = 0; i < size; i++) {
            values.add(each.apply(this));
        }
        return values;
    }

    <T> Map<String, T> map(Function<ByteReader, T> each) {
        var size = size();
        var values = new LinkedHashMap<String, T>();
        for (var i = 0; i < size; i++) {
            values.put(word(), each.apply(this));
        }
        return values;
    }

    /** No value takes less than a byte: what says otherwise is not believed. */
    private int size() {
        var size = count();
        if (size > bytes.length - at) {
            throw new IndexOutOfBoundsException(at);
        }
        return (int) size;
    }

    int place() {
        return at;
    }

    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, at);
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }
}
