/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one type is written down. The first byte is the version of all of them: there is one, and what another one wrote
 * is not guessed at. One codec is used by one thread at a time.
 */
public final class Codec<V> {
    private static final int VERSION = 2;

    private final String what;
    private final BiConsumer<ByteWriter, V> writer;
    private final Function<ByteReader, V> reader;
    private final RecentTexts recent = new RecentTexts();
    private final @Nullable Words words;
    private final ByteWriter out;

    Codec(String what, BiConsumer<ByteWriter, V> writer, Function<ByteReader, V> reader) {
        this(what, writer, reader, null);
    }

    private Codec(
            String what, BiConsumer<ByteWriter, V> writer, Function<ByteReader, V> reader, @Nullable Words words) {
        this.what = what;
        this.writer = writer;
        this.reader = reader;
        this.words = words;
        this.out = new ByteWriter(recent, words);
    }

    /** The same for values that stay in this process, with numbers in the stead of what comes again and again. */
    public Codec<V> with(Words known) {
        return new Codec<>(what, writer, reader, known);
    }

    /** The bytes of a value. */
    public byte[] encode(V value) {
        out.restart();
        out.octet(VERSION);
        writer.accept(out, value);
        return out.bytes();
    }

    /**
     * The value in bytes.
     *
     * @throws StateException in one line, when another version of certtrail wrote them, or nobody did
     */
    public V decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new StateException("%s is of version %s, this certtrail reads version %d; %s"
                    .formatted(
                            what,
                            bytes.length == 0 ? "none" : Integer.toString(bytes[0] & 0xFF),
                            VERSION,
                            StateException.WAY_OUT));
        }
        try {
            var in = new ByteReader(bytes, recent, words);
            in.octet();
            var value = reader.apply(in);
            if (in.isAtEnd()) {
                return value;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw new StateException(
                    "%s of %d bytes cannot be read (%s); %s"
                            .formatted(what, bytes.length, e.getMessage(), StateException.WAY_OUT),
                    e);
        }
        throw new StateException(
                "%s of %d bytes is longer than it should be; %s".formatted(what, bytes.length, StateException.WAY_OUT));
    }
}
