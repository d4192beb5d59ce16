/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.rejects;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.RowNumbers;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.lines.Decoding;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a reject with the readers of today. */
public final class RejectReader {
    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,18})");

    private final ZoneId zone;

    /** With the zone of device logs that name none. */
    public RejectReader(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The events it holds, none when it is about something else; empty when it still cannot be read, or only its
     * beginning was kept.
     */
    public Optional<List<LogEvent>> read(Reject reject) {
        if (reject.bytes().length == 0 || reject.bytes().length < reject.length()) {
            return Optional.empty();
        }
        try {
            var format = format(reject);
            return format.isEmpty() ? Optional.empty() : rows(reject, format.get());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<List<LogEvent>> rows(Reject reject, LogFormat format) throws IOException {
        var numbers = new RowNumbers(before(reject));
        List<LogEvent> events = new ArrayList<>();
        var bytes = Decoding.utf8(new ByteArrayInputStream(reject.bytes()));
        try (var cursor = format.reader().open(bytes, context(reject, format))) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                if (row instanceof Row.Rejected) {
                    return Optional.empty();
                }
                if (numbers.of(row) instanceof Row.Read read) {
                    events.add(read.event());
                }
            }
        }
        return Optional.of(events);
    }

    /** Rows are numbered from that of the reject on. */
    private static long before(Reject reject) {
        var number = NUMBER.matcher(reject.place().position());
        return number.matches() ? Long.parseLong(number.group(1)) - 1 : 0;
    }

    /** That of its source, or what its content shows when nobody knew it then. */
    private static Optional<LogFormat> format(Reject reject) throws IOException {
        var parts = reject.source().split("/", -1);
        var known = Arrays.stream(LogFormat.values())
                .filter(format -> parts.length > 2 && format.id().equals(parts[2]))
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        var head = Decoding.utf8(new ByteArrayInputStream(reject.bytes())).readAllBytes();
        return LogFormat.detect(head, head.length, reject.place().file());
    }

    private SourceContext context(Reject reject, LogFormat format) {
        var device = format.origin() == Origin.DEVICE;
        var owner = owner(reject.source());
        return new SourceContext(
                reject.tenant(),
                reject.origin(),
                reject.source(),
                device ? null : owner,
                device ? owner : null,
                null,
                reject.place().file(),
                zone,
                null);
    }

    private static @Nullable String owner(String source) {
        var parts = source.split("/", -1);
        return parts.length > 2 ? parts[1] : null;
    }
}
