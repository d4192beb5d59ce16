/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The text of a value as Windows writes it in the XML of an event. */
final class ValueText {
    static final int STRING = 0x01;
    static final int ANSI = 0x02;
    static final int FILE_TIME = 0x11;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final HexFormat HEX = HexFormat.of();
    private static final int[] GUID_ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    private static final DateTimeFormatter SEVEN_DIGITS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter THREE_DIGITS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long TICKS = 10_000_000L;
    private static final long SECONDS_BEFORE_1970 = 11_644_473_600L;
    private static final int LONGEST_SID = 8 + 15 * 4;

    private ValueText() {}

    /** The text of the value between two places; of one that is shorter than its type, its bytes in hex. */
    static String of(int type, byte[] chunk, int from, int to) {
        if (type == STRING || type == Values.XML) {
            return Utf16.text(chunk, from, to);
        }
        if (type == ANSI) {
            return ansi(chunk, from, to);
        }
        int size = size(type, chunk, from, to);
        return size == 0 || to - from < size ? UPPER.formatHex(chunk, from, to) : fixed(type, chunk, from, to);
    }

    /** The number a value is, when it is a whole one of up to 63 bits; else null. */
    static @Nullable Long number(int type, byte[] chunk, int from, int to) {
        int size = size(type, chunk, from, to);
        if (size == 0 || to - from < size) {
            return null;
        }
        return switch (type) {
            case 0x04 -> (long) (chunk[from] & 0xFF);
            case 0x06 -> (long) Little.u16(chunk, from);
            case 0x08, 0x14 -> Little.u32(chunk, from);
            case 0x0A, 0x15 -> positive(Little.i64(chunk, from));
            case 0x07 -> positive(Little.i32(chunk, from));
            case 0x09 -> positive(Little.i64(chunk, from));
            default -> null;
        };
    }

    /** The instant a FILETIME stands for. */
    static Instant instant(long fileTime) {
        return Instant.ofEpochSecond(
                Math.floorDiv(fileTime, TICKS) - SECONDS_BEFORE_1970, Math.floorMod(fileTime, TICKS) * 100);
    }

    /** How many bytes a value of this type has; 0 when that is not fixed. */
    static int size(int type, byte[] chunk, int from, int to) {
        return switch (type) {
            case 0x03, 0x04 -> 1;
            case 0x05, 0x06 -> 2;
            case 0x07, 0x08, 0x0B, 0x0D, 0x14 -> 4;
            case 0x09, 0x0A, 0x0C, FILE_TIME, 0x15 -> 8;
            case 0x0F, 0x12 -> 16;
            case 0x10 -> to - from >= 8 ? 8 : 4;
            case 0x13 -> to - from < 8 ? LONGEST_SID : 8 + (chunk[from + 1] & 0xFF) * 4;
            default -> 0;
        };
    }

    private static @Nullable Long positive(long number) {
        return number < 0 ? null : Long.valueOf(number);
    }

    private static String fixed(int type, byte[] chunk, int at, int to) {
        return switch (type) {
            case 0x03 -> Integer.toString(chunk[at]);
            case 0x04 -> Integer.toString(chunk[at] & 0xFF);
            case 0x05 -> Integer.toString((short) Little.u16(chunk, at));
            case 0x06 -> Integer.toString(Little.u16(chunk, at));
            case 0x07 -> Integer.toString(Little.i32(chunk, at));
            case 0x08 -> Long.toString(Little.u32(chunk, at));
            case 0x09 -> Long.toString(Little.i64(chunk, at));
            case 0x0A -> Long.toUnsignedString(Little.i64(chunk, at));
            case 0x0B -> real(Float.intBitsToFloat(Little.i32(chunk, at)));
            case 0x0C -> real(Double.longBitsToDouble(Little.i64(chunk, at)));
            case 0x0D -> Boolean.toString(Little.i32(chunk, at) != 0);
            case 0x0F -> guid(chunk, at);
            case 0x10 -> to - at >= 8 ? hex(Little.i64(chunk, at)) : hex(Little.u32(chunk, at));
            case FILE_TIME -> SEVEN_DIGITS.format(instant(Little.i64(chunk, at)));
            case 0x12 -> systemTime(chunk, at);
            case 0x13 -> sid(chunk, at);
            case 0x14 -> hex(Little.u32(chunk, at));
            case 0x15 -> hex(Little.i64(chunk, at));
            default -> "";
        };
    }

    private static String ansi(byte[] chunk, int from, int to) {
        int end = to;
        while (end > from && chunk[end - 1] == 0) {
            end--;
        }
        return new String(chunk, from, end - from, WINDOWS);
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    private static String real(double number) {
        if (Double.isNaN(number)) {
            return "-1.#IND";
        }
        if (Double.isInfinite(number)) {
            return number < 0 ? "-1.#INF" : "1.#INF";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String real(float number) {
        return number == Math.rint(number) || Float.isNaN(number) || Float.isInfinite(number)
                ? real((double) number)
                : Float.toString(number);
    }

    private static String guid(byte[] chunk, int at) {
        var text = new StringBuilder(38).append('{');
        for (int i = 0; i < GUID_ORDER.length; i++) {
            HEX.toHexDigits(text, chunk[at + GUID_ORDER[i]]);
            if (i == 3 || i == 5 || i == 7 || i == 9) {
                text.append('-');
            }
        }
        return text.append('}').toString();
    }

    private static String systemTime(byte[] chunk, int at) {
        try {
            return THREE_DIGITS.format(LocalDateTime.of(
                            Little.u16(chunk, at),
                            Little.u16(chunk, at + 2),
                            Little.u16(chunk, at + 6),
                            Little.u16(chunk, at + 8),
                            Little.u16(chunk, at + 10),
                            Little.u16(chunk, at + 12),
                            Little.u16(chunk, at + 14) * 1_000_000)
                    .atOffset(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return UPPER.formatHex(chunk, at, at + 16);
        }
    }

    private static String sid(byte[] chunk, int at) {
        var text = new StringBuilder("S-").append(chunk[at] & 0xFF).append('-');
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = authority << 8 | (chunk[at + i] & 0xFF);
        }
        text.append(authority);
        for (int i = 0; i < (chunk[at + 1] & 0xFF); i++) {
            text.append('-').append(Little.u32(chunk, at + 8 + i * 4));
        }
        return text.toString();
    }
}
