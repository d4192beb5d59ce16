/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records that were written with one schema.
 *
 * <p>Bytes are hostile: Avro refuses any length or count that the bytes left cannot hold, before it allocates; so a
 * record needs memory in proportion to its bytes, and the broker bounds those.
 *
 * @param <T> the record
 */
public final class WireReader<T> {
    private static final int LONGEST_REASON = 200;
    private static final ThreadLocal<BinaryDecoder> DECODER =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

    private final WireType<T> type;
    private final DatumReader<SpecificRecordBase> reader;

    WireReader(WireType<T> type, Schema written) {
        this.type = type;
        this.reader = reader(type, written);
    }

    /** The record in the bytes, all of them. */
    public T decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length, true);
    }

    /** The record in a part of the bytes; with {@code whole}, nothing may be left over. */
    public T decode(byte[] bytes, int offset, int length, boolean whole) {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, DECODER.get());
            var value = type.fromAvro(read(decoder));
            if (whole && !decoder.isEnd()) {
                throw new WireException("bytes are left over after its end");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw new WireException("%d bytes are no %s: %s".formatted(length, type.name(), reason(e)), e);
        } catch (StackOverflowError e) { // skipping a field whose foreign schema holds itself
            throw new WireException("%d bytes are no %s: nested too deeply".formatted(length, type.name()));
        }
    }

    // Avro's signature allows for a value to be reused; it takes null for none
    @SuppressWarnings("NullAway")
    private SpecificRecordBase read(BinaryDecoder decoder) throws IOException {
        return reader.read(null, decoder);
    }

    private static DatumReader<SpecificRecordBase> reader(WireType<?> type, Schema written) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(type.schema(), written);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new WireException("Schema %s cannot be read as %s: %s"
                    .formatted(written.getFullName(), type.name(), differences(result)));
        }
        try {
            return new FastReaderBuilder(AvroModel.MODEL).createDatumReader(written, type.schema());
        } catch (IOException e) {
            throw new WireException("Schema %s cannot be read as %s".formatted(written.getFullName(), type.name()), e);
        }
    }

    static String differences(SchemaCompatibility.SchemaPairCompatibility result) {
        return result.getResult().getIncompatibilities().stream()
                .map(difference -> "%s at %s".formatted(difference.getType(), difference.getLocation()))
                .limit(3)
                .reduce((one, next) -> one + ", " + next)
                .orElse("they differ");
    }

    static String reason(Exception e) {
        var message = e.getMessage();
        var text = message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
    }
}
