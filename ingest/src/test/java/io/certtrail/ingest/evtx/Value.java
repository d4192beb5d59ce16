/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of a record, as it is stored. */
sealed interface Value {
    /** A value of plain bytes. */
    record Plain(int type, byte[] bytes) implements Value {}

    /** A value that is a document again: a template with values, or an element when it has none. */
    record Embedded(Part.Node root, List<Value> values) implements Value {}

    static Value nothing() {
        return new Plain(0, new byte[0]);
    }

    static Value text(String text) {
        return new Plain(0x01, text.getBytes(StandardCharsets.UTF_16LE));
    }

    static Value texts(String... texts) {
        return new Plain(
                0x81,
                Arrays.stream(texts).collect(Collectors.joining("\0", "", "\0")).getBytes(StandardCharsets.UTF_16LE));
    }

    static Value xml(String text) {
        return new Plain(0x23, text.getBytes(StandardCharsets.UTF_16LE));
    }

    static Value u8(int number) {
        return new Plain(0x04, new byte[] {(byte) number});
    }

    static Value u16(int number) {
        return new Plain(0x06, little(2).putShort((short) number).array());
    }

    static Value u32(int number) {
        return new Plain(0x08, little(4).putInt(number).array());
    }

    static Value u64(long number) {
        return new Plain(0x0A, little(8).putLong(number).array());
    }

    static Value hex64(long number) {
        return new Plain(0x15, little(8).putLong(number).array());
    }

    static Value fileTime(Instant time) {
        long ticks = (time.getEpochSecond() + 11_644_473_600L) * 10_000_000 + time.getNano() / 100;
        return new Plain(0x11, little(8).putLong(ticks).array());
    }

    /** A SID of a domain, {@code S-1-5-21-...}. */
    static Value sid(int... parts) {
        var bytes = little(8 + parts.length * 4).put(new byte[] {1, (byte) parts.length, 0, 0, 0, 0, 0, 5});
        Arrays.stream(parts).forEach(bytes::putInt);
        return new Plain(0x13, bytes.array());
    }

    static Value hexOf(int type, String hex) {
        return new Plain(type, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static Value document(String template, Value... values) {
        return new Embedded(Templating.template(template), List.of(values));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All texts as values. */
    static List<Value> ofTexts(Stream<String> texts) {
        return texts.map(Value::text).toList();
    }
}
