/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checkpoint as its topic holds it: one JSON object. */
public final class CheckpointJson {
    private static final String SCHEMA = "certtrail.checkpoint/1";
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private CheckpointJson() {}

    private record Wire(
            String schema,
            String shipper,
            String source,
            String file,
            long epoch,
            @Nullable String watermark,
            List<FileState> files) {}

    /** The checkpoint as bytes. */
    public static byte[] write(Checkpoint of) {
        var watermark = of.watermark();
        try {
            return MAPPER.writeValueAsBytes(new Wire(
                    SCHEMA,
                    of.shipper(),
                    of.source(),
                    of.file(),
                    of.epoch(),
                    watermark == null ? null : watermark.toString(),
                    of.files()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The checkpoint of '%s' cannot be written".formatted(of.source()), e);
        }
    }

    /** The checkpoint of these bytes; refused when another release wrote it in another form. */
    public static Checkpoint read(byte[] json) throws IOException {
        var wire = MAPPER.readValue(json, Wire.class);
        if (!SCHEMA.equals(wire.schema())) {
            throw new IOException(
                    "a checkpoint of form '%s', this release reads '%s'".formatted(wire.schema(), SCHEMA));
        }
        var watermark = wire.watermark() == null ? null : Instant.parse(wire.watermark());
        return new Checkpoint(wire.shipper(), wire.source(), wire.file(), wire.epoch(), watermark, wire.files());
    }
}
