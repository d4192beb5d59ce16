/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Keys that sort by time: microseconds since 1970 as 16 hex digits, negative times first. */
public final class TimeKey {
    /** Sorts before every key of the same time. */
    public static final String FIRST = "";
    /** Sorts after every key of the same time. */
    public static final String LAST = "\uffff";

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private TimeKey() {}

    /** The key of a thing at a time. */
    public static String of(Instant time, String thing) {
        return prefix(time) + thing;
    }

    /** The part of a key that is the time. */
    public static String prefix(Instant time) {
        return prefix(micros(time));
    }

    private static String prefix(long micros) {
        var bits = micros ^ Long.MIN_VALUE;
        var digits = new byte[17];
        for (var i = 15; i >= 0; i--) {
            digits[i] = HEX[(int) bits & 15];
            bits >>>= 4;
        }
        digits[16] = '|';
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /** The time in a key. */
    public static Instant time(String key) {
        return instant(Long.parseUnsignedLong(key.substring(0, 16), 16) ^ Long.MIN_VALUE);
    }

    /** The thing in a key. */
    public static String thing(String key) {
        return key.substring(17);
    }

    /** Microseconds since 1970, the precision of the wire. */
    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    /** The instant of microseconds since 1970. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
