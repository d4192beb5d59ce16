/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.schemas.event.ScepMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the {@code message=} value of a SCEP GET as logs have it: base64 that was URL-encoded once, twice or not at
 * all, with blanks where a plus was, without padding, or cut off anywhere.
 */
public final class ScepQuery {
    /** Longest value that is read, in characters; IIS accepts a quarter of it by default. */
    private static final int LENGTH_LIMIT = 65_536;

    /** Shorter than any signed message's outer headers. */
    private static final int LEAST_LENGTH = 20;

    /** Enough for nearly all messages. */
    private static final int USUAL_ROOM = 4096;

    /** For one message after the other: making room for each costs more than reading it. */
    private static final ThreadLocal<byte[]> USUAL = ThreadLocal.withInitial(() -> new byte[USUAL_ROOM]);

    private ScepQuery() {}

    /** What the message says, as far as it goes; empty when the value is no signed CMS message. */
    public static Optional<ScepMessage> read(CharSequence value) {
        var bytes = value.toString().getBytes(StandardCharsets.ISO_8859_1);
        return read(bytes, 0, bytes.length);
    }

    /** The same for a value that stands in a line. */
    public static Optional<ScepMessage> read(byte[] line, int from, int to) {
        int at = from;
        int end = endOfText(line, from, to);
        while (at < end && isBlank(line[at])) {
            at++;
        }
        if (end - at < LEAST_LENGTH || line[at] != 'M') {
            return Optional.empty();
        }
        int room = MessageText.room(end - at);
        var bytes = room <= USUAL_ROOM ? USUAL.get() : new byte[room];
        return ScepMessages.read(bytes, MessageText.decode(line, at, end, bytes));
    }

    private static boolean isBlank(byte value) {
        return value >= 0 && value <= ' ';
    }

    /** Without the blanks a copy leaves at the end of a line: in the middle they stand for a plus. */
    private static int endOfText(byte[] raw, int from, int to) {
        int end = Math.min(to, from + LENGTH_LIMIT);
        while (end > from && isBlank(raw[end - 1])) {
            end--;
        }
        return end;
    }
}
