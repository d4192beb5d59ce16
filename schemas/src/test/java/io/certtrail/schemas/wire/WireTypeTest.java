/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.certtrail.schemas.RandomRecords;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireTypeTest {
    private static final Instant NOON = Instant.parse("2018-06-17T12:00:00.123456Z");

    private static final byte[] NO_BYTES = {};

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(WireTypes.EVENT, LogEvent.class),
                Arguments.of(WireTypes.REJECT, Reject.class),
                Arguments.of(WireTypes.DIAGNOSIS, Diagnosis.class),
                Arguments.of(WireTypes.INCIDENT, Incident.class),
                Arguments.of(WireTypes.TRAIL, TrailState.class));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("types")
    <T> void a_record_comes_back_equal_whatever_it_holds(WireType<T> wire, Class<T> type) {
        for (var seed = 0L; seed < 150; seed++) {
            var value = new RandomRecords(seed).next(type);
            var back = wire.decode(wire.encode(value));
            assertThat(back)
                    .as("seed %d", seed)
                    .usingComparator((one, other) -> same(one, other) ? 0 : 1)
                    .isEqualTo(value);
        }
    }

    /** Records are equal by their parts, except that an array of bytes is equal to itself only. */
    private static boolean same(Object one, Object other) {
        return one instanceof Reject reject
                ? Arrays.equals(reject.bytes(), ((Reject) other).bytes())
                        && withoutBytes(reject).equals(withoutBytes((Reject) other))
                : one.equals(other);
    }

    private static Reject withoutBytes(Reject it) {
        return new Reject(it.tenant(), it.origin(), it.source(), it.place(), it.reason(), NO_BYTES, it.length());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("types")
    <T> void damaged_bytes_are_refused_with_one_kind_of_exception(WireType<T> wire, Class<T> type) {
        for (var seed = 0L; seed < 150; seed++) {
            var chance = new Random(seed);
            var bytes = wire.encode(new RandomRecords(seed).next(type));
            damage(bytes, chance);
            try {
                wire.decode(Arrays.copyOf(bytes, chance.nextInt(bytes.length + 8)));
            } catch (WireException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining(type.getSimpleName());
            }
        }
    }

    private static void damage(byte[] bytes, Random chance) {
        for (var i = 0; i < 1 + chance.nextInt(4) && bytes.length > 0; i++) {
            bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
        }
    }

    @Test
    void threads_may_share_a_type() {
        var values = IntStream.range(0, 200)
                .mapToObj(seed -> new RandomRecords(seed).next(LogEvent.class))
                .toList();
        assertThat(values.parallelStream()
                        .map(WireTypes.EVENT::encode)
                        .map(WireTypes.EVENT::decode)
                        .toList())
                .isEqualTo(values);
    }

    @Test
    void values_of_a_windows_event_keep_their_order() {
        var data = new LinkedHashMap<String, String>();
        for (var i = 20; i > 0; i--) {
            data.put("param" + i, "value " + i);
        }
        var back = WireTypes.EVENT.decode(WireTypes.EVENT.encode(
                event(new WindowsEvent("Provider", "Application", 53, null, null, null, data, null))));
        assertThat(((WindowsEvent) back.body()).data().keySet()).containsExactlyElementsOf(data.keySet());
    }

    @Test
    void equal_records_have_equal_bytes_in_whatever_order_their_maps_were_filled() {
        var columns = new TreeMap<>(Map.of("RequestID", "7", "CommonName", "PC1", "Disposition", "20", "A", "b"));
        assertThat(WireTypes.EVENT.encode(event(new CaRow(columns))))
                .isEqualTo(WireTypes.EVENT.encode(event(new CaRow(columns.descendingMap()))));
    }

    @Test
    void a_time_finer_than_a_microsecond_is_cut() {
        var fine = new Progress("w", 1, 0, NOON.plusNanos(700), null, null, Progress.State.OPEN, false);
        var back = (Progress)
                WireTypes.EVENT.decode(WireTypes.EVENT.encode(event(fine))).body();
        assertThat(back.watermark()).isEqualTo(NOON);
    }

    @Test
    void a_time_the_wire_cannot_hold_is_refused() {
        var endless = new Progress("w", 1, 0, Instant.MIN, null, null, Progress.State.OPEN, false);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.EVENT.encode(event(endless)))
                .withMessageStartingWith("This LogEvent cannot be written: ");
    }

    @Test
    void a_length_the_bytes_cannot_hold_is_refused_before_memory_is_taken() {
        var huge = new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x04, 'x'};
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.EVENT.decode(huge))
                .withMessage(
                        "6 bytes are no LogEvent: Attempted to read 536870912 bytes, but only 1 bytes are available");
    }

    @Test
    void bytes_after_the_end_are_refused() {
        var bytes = WireTypes.EVENT.encode(event(trace()));
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.EVENT.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessageContaining("bytes are left over after its end");
    }

    private static Body trace() {
        return new TraceEntry("NDESConnector", 2, null, null, null, null, "IssuePfx - The submission failed");
    }

    private static LogEvent event(Body body) {
        return new LogEvent(
                "0123456789abcdef0123456789abcdef",
                "default",
                Origin.CONNECTOR,
                "connector/CONN01/svclog/x",
                "CONN01",
                null,
                null,
                NOON,
                new Place("conn01/x.svclog", "#1"),
                "text",
                body);
    }
}
