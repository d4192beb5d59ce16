/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * A record of this system with its Avro twin: mapped once, here, at the edge.
 *
 * <p>Safe to share between threads. Equal records have equal bytes. Times are cut to the microsecond, which every
 * reader has done before.
 *
 * @param <T> the record
 */
public final class WireType<T> {
    private static final int KEPT_BUFFER = 1 << 16;
    private static final byte[] NO_PREFIX = new byte[0];
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Class<T> type;
    private final Class<? extends SpecificRecordBase> avroType;
    private final Function<T, SpecificRecordBase> toAvro;
    private final Function<SpecificRecordBase, T> fromAvro;
    private final Schema schema;
    private final SpecificDatumWriter<SpecificRecordBase> writer;
    private final WireReader<T> reader;

    <A extends SpecificRecordBase> WireType(
            Class<T> type, Class<A> avroType, Function<T, A> toAvro, Function<A, T> fromAvro) {
        this.type = type;
        this.avroType = avroType;
        this.toAvro = toAvro::apply;
        this.fromAvro = value -> fromAvro.apply(avroType.cast(value));
        schema = AvroModel.MODEL.getSchema(avroType);
        writer = new SpecificDatumWriter<>(schema, AvroModel.MODEL);
        reader = new WireReader<>(this, schema);
    }

    /** The record's simple name, for messages. */
    public String name() {
        return type.getSimpleName();
    }

    /** The Avro schema this release writes, and reads into. */
    public Schema schema() {
        return schema;
    }

    /** The generated class behind it, for serializers that want one. */
    public Class<? extends SpecificRecordBase> avroType() {
        return avroType;
    }

    /** The record as its Avro twin. */
    public SpecificRecordBase toAvro(T value) {
        return toAvro.apply(value);
    }

    /** The Avro twin as a record. */
    public T fromAvro(SpecificRecordBase value) {
        return fromAvro.apply(value);
    }

    /** Bare Avro binary, with no header of any kind. */
    public byte[] encode(T value) {
        return encode(NO_PREFIX, value);
    }

    /** Bare Avro binary behind a prefix of the caller's, in one array. */
    public byte[] encode(byte[] prefix, T value) {
        try {
            return SCRATCH.get().write(prefix, writer, toAvro(value));
        } catch (IOException | RuntimeException e) {
            SCRATCH.remove();
            throw new WireException("This %s cannot be written: %s".formatted(name(), WireReader.reason(e)), e);
        }
    }

    /** The record in bytes that {@link #encode} made; anything else is a {@link WireException}. */
    public T decode(byte[] bytes) {
        return reader.decode(bytes);
    }

    /** A reader of what was written with another schema, such as an older release's. */
    public WireReader<T> readerOf(Schema written) {
        return written.equals(schema) ? reader : new WireReader<>(this, written);
    }

    /** A writer into another schema, such as the one a registry holds as the latest. */
    public WireWriter<T> writerInto(Schema target) {
        return new WireWriter<>(this, target);
    }

    /** One thread's buffers, given up when a large record has blown them up. */
    private static final class Scratch {
        private ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        private @Nullable BinaryEncoder encoder;

        byte[] write(byte[] prefix, SpecificDatumWriter<SpecificRecordBase> writer, SpecificRecordBase value)
                throws IOException {
            out.reset();
            out.write(prefix);
            encoder = EncoderFactory.get().binaryEncoder(out, encoder);
            writer.write(value, encoder);
            encoder.flush();
            var bytes = out.toByteArray();
            if (bytes.length > KEPT_BUFFER) {
                out = new ByteArrayOutputStream(1024);
            }
            return bytes;
        }
    }
}
