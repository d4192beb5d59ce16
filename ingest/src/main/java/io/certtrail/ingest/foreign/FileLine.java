/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.certtrail.ingest.winevent.JsonEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line that a shipper read from a file: Filebeat, Fluent Bit's tail, Vector's file, the collector's filelog. */
final class FileLine {
    private static final List<String> TEXTS =
            List.of("message", "log", "line", "_raw", "raw", "event.original", "body");
    private static final List<String> HOSTS = List.of(
            "host.name",
            "host.hostname",
            "agent.hostname",
            "beat.hostname",
            "Hostname",
            "hostname",
            "computer",
            "host");
    private static final List<String> FILES =
            List.of("log.file.path", "file", "path", "filename", "filepath", "FileName", "source");

    private static final String NO_LOG = "a line of no log that is read line by line from a topic";

    private static final String BINARY =
            "binary, no text: have the shipper write JSON, such as encoding: otlp_json of the OpenTelemetry collector";

    private static final char NO_UTF8 = '\ufffd';

    private FileLine() {}

    static boolean read(Piece piece, Found found) {
        var text = text(piece);
        if (text == null) {
            return false;
        }
        if (text.startsWith("{")) {
            return document(piece, text, found);
        }
        if (JsonEvents.isXml(text)) {
            return found.eventXml(text);
        }
        return found.line(host(piece), file(piece), text)
                || (piece.json().isTextual() && found.reject(noLog(text), Documents.bytes(piece.json())));
    }

    private static String noLog(String text) {
        var isBinary = text.chars().anyMatch(c -> c == NO_UTF8 || (c < ' ' && "\t\r\n\u001b".indexOf(c) < 0));
        return isBinary ? BINARY : NO_LOG;
    }

    /** The computer a record or its envelope names, or null. */
    static @Nullable String host(Piece piece) {
        return piece.host() == null ? first(piece, HOSTS) : piece.host();
    }

    private static boolean document(Piece piece, String text, Found found) {
        try {
            return found.read(new Piece(Documents.parse(text), host(piece), file(piece)));
        } catch (JsonProcessingException e) {
            return found.reject(Documents.reason(e), Documents.bytes(piece.json()));
        }
    }

    private static @Nullable String file(Piece piece) {
        return piece.file() == null ? first(piece, FILES) : piece.file();
    }

    private static @Nullable String text(Piece piece) {
        return piece.json().isTextual() ? piece.json().asText("").strip() : first(piece, TEXTS);
    }

    private static @Nullable String first(Piece piece, List<String> paths) {
        for (var path : paths) {
            var found = Keys.dotted(piece.json(), path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
