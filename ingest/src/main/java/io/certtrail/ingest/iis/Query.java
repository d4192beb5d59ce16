/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import io.certtrail.ingest.lines.ByteSearch;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.ingest.scep.ScepQuery;
import io.certtrail.schemas.event.ScepMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks for, without the SCEP message and without secrets.
 *
 * @param text the query with {@code ...} for the message, or null when the log has {@code -}
 */
record Query(
        @Nullable String text,
        @Nullable String operation,
        @Nullable ScepMessage scep) {
    /** What stands for a message that is not kept; also what a log of long queries has in its place. */
    private static final String LEFT_OUT = "...";

    /** A CA's name, which GetCACert sends as its message, is shorter than this; a SCEP message is longer. */
    private static final int LONGEST_NAME = 64;

    private static final Map<String, String> OPERATIONS = Map.of(
            "getcacaps", "GetCACaps",
            "getcacert", "GetCACert",
            "getnextcacert", "GetNextCACert",
            "pkioperation", "PKIOperation",
            "verifyrequest", "VerifyRequest",
            "notify", "Notify");

    private static final byte[] MESSAGE = "operation=PKIOperation&message=".getBytes(StandardCharsets.US_ASCII);

    /** What stands for a query that sends a message and nothing else. */
    static final String MESSAGE_LEFT_OUT = "operation=PKIOperation&message=" + LEFT_OUT;

    /** Whether the bytes are a query that sends a message and nothing else. */
    static boolean isMessage(byte[] line, int from, int to) {
        return to - from > MESSAGE.length + LONGEST_NAME
                && Arrays.equals(line, from, from + MESSAGE.length, MESSAGE, 0, MESSAGE.length)
                && ByteSearch.indexOf(line, '&', from + MESSAGE.length, to) < 0;
    }

    /** Reads a query that {@link #isMessage sends a message and nothing else}. */
    static Query ofMessage(byte[] line, int from, int to) {
        var scep = ScepQuery.read(line, from + MESSAGE.length, to);
        return new Query(MESSAGE_LEFT_OUT, "PKIOperation", scep.orElse(null));
    }

    /** Whether a path is that of the connector's own service at the NDES server. */
    static boolean isService(String path) {
        return path.toLowerCase(Locale.ROOT).contains("/certificateregistrationsvc");
    }

    /** Reads the query of a request to a path. */
    static Query of(String path, @Nullable String query) {
        if (isService(path)) {
            var service = operation(path.substring(path.lastIndexOf('/') + 1));
            return new Query(query == null ? null : of(query).text, service, null);
        }
        return query == null ? new Query(null, null, null) : of(query);
    }

    private static Query of(String query) {
        if (query.equals(LEFT_OUT)) {
            return new Query(query, "PKIOperation", null);
        }
        String operation = null;
        ScepMessage scep = null;
        var kept = new StringJoiner("&");
        for (var part : query.split("&", -1)) {
            var name = part.substring(0, Math.max(part.indexOf('='), 0)).toLowerCase(Locale.ROOT);
            var value = part.substring(part.indexOf('=') + 1);
            operation = name.equals("operation") && operation == null ? operation(value) : operation;
            var hidden = hides(name, value, operation);
            kept.add(hidden ? part.substring(0, part.indexOf('=') + 1) + LEFT_OUT : part);
            scep = hidden && name.equals("message") && scep == null
                    ? ScepQuery.read(value).orElse(null)
                    : scep;
        }
        var text = kept.toString();
        return new Query(text.equals(query) ? query : text, operation, scep);
    }

    private static boolean hides(String name, String value, @Nullable String operation) {
        return Secrets.isName(name)
                || (name.equals("message") && ("PKIOperation".equals(operation) || value.length() > LONGEST_NAME));
    }

    private static @Nullable String operation(String value) {
        var known = OPERATIONS.get(value.toLowerCase(Locale.ROOT));
        return known == null && !value.isEmpty() && value.length() <= LONGEST_NAME ? value : known;
    }
}
