/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import io.certtrail.schemas.diagnosis.Severity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Alerts as RFC 5424 messages framed by their length (RFC 6587).
 *
 * <p>A message that is too long is cut on the edge of a character and ends in a mark.
 *
 * @param facility 0 to 23
 * @param hostname who sends, or {@code -}
 * @param longest how many bytes a message may have
 */
record SyslogMessage(int facility, String hostname, String appName, int longest) {
    /** What receivers should take, RFC 5425. */
    static final int USUAL = 8192;
    /** What they must take. */
    static final int LEAST = 2048;

    static final int MOST = 1 << 20;
    /** Of a header beside the names of who sends. */
    private static final int HEADER = 300;

    static final String CUT = "...[cut]";
    private static final String BOM = "\uFEFF";
    /** The number RFC 5612 gives to those who have none of their own. */
    private static final String SD_ID = "certtrail@32473";

    byte[] frame(Alert alert) {
        var header = bytes(header(alert) + BOM);
        var body = cut(bytes(alert.body()), longest - header.length);
        var length = bytes(header.length + body.length + " ");
        var frame = new ByteArrayOutputStream(length.length + header.length + body.length);
        frame.writeBytes(length);
        frame.writeBytes(header);
        frame.writeBytes(body);
        return frame.toByteArray();
    }

    /** How many bytes are left for an alert. */
    int room() {
        return longest - HEADER - hostname.length() - appName.length();
    }

    private String header(Alert alert) {
        return "<%d>1 %s %s %s - %s [%s key=\"%s\" severity=\"%s\"] "
                .formatted(
                        facility * 8 + level(alert.severity()),
                        timestamp(alert.time()),
                        name(hostname, 255),
                        name(appName, 48),
                        name(alert.code(), 32),
                        SD_ID,
                        parameter(alert.idempotencyKey()),
                        alert.severity().id());
    }

    private static int level(Severity severity) {
        return switch (severity) {
            case INFO -> 6;
            case LOW -> 5;
            case MEDIUM -> 4;
            case HIGH -> 3;
            case CRITICAL -> 2;
        };
    }

    /** RFC 5424 has four digits for a year, and {@code -} for a time it cannot say. */
    private static String timestamp(Instant time) {
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        return year < 0 || year > 9999
                ? "-"
                : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String name(String value, int longest) {
        var printable = value.replaceAll("[^!-~]", "_");
        return printable.isEmpty() ? "-" : printable.substring(0, Math.min(longest, printable.length()));
    }

    /** The key is printable ASCII without blanks; one of unusual length is cut, so that the message keeps its room. */
    private static String parameter(String value) {
        var escaped = value.replaceAll("[\"\\\\\\]]", "\\\\$0");
        return escaped.length() <= 1024 ? escaped : escaped.substring(0, 1024);
    }

    private static byte[] cut(byte[] body, int longest) {
        if (body.length <= longest) {
            return body;
        }
        var mark = bytes(CUT);
        var end = longest - mark.length;
        while (isContinuation(body[end])) {
            end--;
        }
        var short_ = new ByteArrayOutputStream(longest);
        short_.write(body, 0, end);
        short_.writeBytes(mark);
        return short_.toByteArray();
    }

    private static boolean isContinuation(byte unit) {
        return (unit & 0xC0) == 0x80;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
