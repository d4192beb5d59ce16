/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads RFC 5424 messages framed by octet count, strictly and without a look at the writer. */
final class SyslogReader {
    private static final Pattern MESSAGE = Pattern.compile(
            "<(\\d{1,3})>1 (\\S{1,48}) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) "
                    + "\\[([^ =\\]\"]{1,32}) key=\"((?:[^\"\\\\\\]]|\\\\.)*)\" severity=\"(\\w+)\"\\] \uFEFF(.*)",
            Pattern.DOTALL);

    record Message(int priority, Instant time, String host, String app, String msgId, String key, String text) {}

    private final InputStream in;

    SyslogReader(InputStream in) {
        this.in = in;
    }

    Optional<Message> next() throws IOException {
        var length = 0;
        for (var c = in.read(); c != ' '; c = in.read()) {
            if (c < 0) {
                return Optional.empty();
            }
            if (c < '0' || c > '9') {
                throw new IOException("no octet count: " + c);
            }
            length = length * 10 + c - '0';
        }
        var bytes = in.readNBytes(length);
        return bytes.length < length ? Optional.empty() : Optional.of(parse(bytes));
    }

    static Message parse(byte[] bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        var parts = MESSAGE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("not RFC 5424: " + text);
        }
        return new Message(
                Integer.parseInt(parts.group(1)),
                Instant.parse(parts.group(2)),
                parts.group(3),
                parts.group(4),
                parts.group(6),
                parts.group(8).replaceAll("\\\\(.)", "$1"),
                parts.group(10));
    }
}
