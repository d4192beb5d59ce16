/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.lines.LocalClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads {@code 2018-02-27T05:16:08.2500000} in the zone of the phone, from bytes. */
final class LocalTimes {
    private static final int SECONDS_END = 19;
    private static final String SHAPE = "0000-00-00T00:00:00";

    private final LocalClock clock;

    LocalTimes(ZoneId zone) {
        this.clock = new LocalClock(zone);
    }

    /** Whether these bytes begin as a dated line does. */
    static boolean beginsWithDate(byte[] bytes, int from, int to) {
        return to - from >= 11 && hasShape(bytes, from, 11);
    }

    /** The time, or null when these bytes are none. */
    @Nullable Instant instant(byte[] bytes, int from, int to) {
        if (to - from < SECONDS_END || !hasShape(bytes, from, SECONDS_END)) {
            return null;
        }
        int nanos = nanos(bytes, from + SECONDS_END, to);
        return nanos < 0 ? null : at(bytes, from, nanos);
    }

    private @Nullable Instant at(byte[] bytes, int from, int nanos) {
        try {
            return clock.instant(LocalDateTime.of(
                    number(bytes, from, 2) * 100 + number(bytes, from + 2, 2),
                    number(bytes, from + 5, 2),
                    number(bytes, from + 8, 2),
                    number(bytes, from + 11, 2),
                    number(bytes, from + 14, 2),
                    number(bytes, from + 17, 2),
                    nanos));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean hasShape(byte[] bytes, int from, int length) {
        for (int i = 0; i < length; i++) {
            byte c = bytes[from + i];
            if (SHAPE.charAt(i) == '0' ? c < '0' || c > '9' : c != SHAPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The fraction of a second, -1 when it is none. */
    private static int nanos(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        if (bytes[from] != '.' || to - from > 10) {
            return -1;
        }
        int nanos = 0;
        for (int i = 1; i <= 9; i++) {
            int digit = from + i < to ? bytes[from + i] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }

    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + bytes[from + i] - '0';
        }
        return number;
    }
}
