/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes records into a schema that is not this release's, by resolving, never by position.
 *
 * @param <T> the record
 */
public final class WireWriter<T> {
    private final WireType<T> type;
    private final Schema target;

    WireWriter(WireType<T> type, Schema target) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(target, type.schema());
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new WireException("This release's %s cannot be written as schema %s: %s"
                    .formatted(type.name(), target.getFullName(), WireReader.differences(result)));
        }
        this.type = type;
        this.target = target;
    }

    /** Bare Avro binary of the target schema, behind a prefix. */
    @SuppressWarnings("NullAway") // Avro takes null for "nothing to reuse"
    public byte[] encode(byte[] prefix, T value) {
        var own = type.encode(value);
        try {
            var model = new GenericData();
            var resolved = new GenericDatumReader<Object>(type.schema(), target, model)
                    .read(null, DecoderFactory.get().binaryDecoder(own, null));
            var out = new ByteArrayOutputStream(own.length + prefix.length);
            out.write(prefix);
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<>(target, model).write(resolved, encoder);
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new WireException(
                    "This %s cannot be written as schema %s: %s"
                            .formatted(type.name(), target.getFullName(), WireReader.reason(e)),
                    e);
        }
    }
}
