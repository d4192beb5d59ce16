/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Reject;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What readers produce, as Avro: events and rejects. */
final class EventWire {
    private EventWire() {}

    static io.certtrail.schemas.avro.LogEvent avro(LogEvent event) {
        return new io.certtrail.schemas.avro.LogEvent(
                event.id(),
                event.tenant(),
                Symbols.ORIGIN.avro(event.origin()),
                event.source(),
                event.host(),
                event.device(),
                avro(event.platform()),
                event.time(),
                event.place().file(),
                event.place().position(),
                event.text(),
                BodyWire.avro(event.body()));
    }

    static LogEvent record(io.certtrail.schemas.avro.LogEvent event) {
        return new LogEvent(
                event.getId(),
                event.getTenant(),
                Symbols.ORIGIN.record(event.getOrigin()),
                event.getSource(),
                event.getHost(),
                event.getDevice(),
                record(event.getPlatform()),
                event.getTime(),
                new Place(event.getFile(), event.getPosition()),
                event.getText(),
                BodyWire.record(event.getBody()));
    }

    static io.certtrail.schemas.avro.Reject avro(Reject reject) {
        return new io.certtrail.schemas.avro.Reject(
                reject.tenant(),
                avro(reject.origin()),
                reject.source(),
                reject.place().file(),
                reject.place().position(),
                reject.reason(),
                ByteBuffer.wrap(reject.bytes()),
                reject.length());
    }

    static Reject record(io.certtrail.schemas.avro.Reject reject) {
        return new Reject(
                reject.getTenant(),
                record(reject.getOrigin()),
                reject.getSource(),
                new Place(reject.getFile(), reject.getPosition()),
                reject.getReason(),
                bytes(reject.getBytes()),
                reject.getLength());
    }

    static io.certtrail.schemas.avro.@Nullable Platform avro(@Nullable Platform platform) {
        return platform == null ? null : Symbols.PLATFORM.avro(platform);
    }

    static @Nullable Platform record(io.certtrail.schemas.avro.@Nullable Platform platform) {
        return platform == null ? null : Symbols.PLATFORM.record(platform);
    }

    private static io.certtrail.schemas.avro.@Nullable Origin avro(@Nullable Origin origin) {
        return origin == null ? null : Symbols.ORIGIN.avro(origin);
    }

    private static @Nullable Origin record(io.certtrail.schemas.avro.@Nullable Origin origin) {
        return origin == null ? null : Symbols.ORIGIN.record(origin);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
