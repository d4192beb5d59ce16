/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.lines.ByteSearch;
import io.certtrail.ingest.lines.Head;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is: its format by its content, its origin and computer by case.yaml or by where it lies. */
final class Classifier {
    /** Folders that Windows or an administrator makes for logs: they are named after no computer. */
    private static final Pattern NO_HOST =
            Pattern.compile("(?i)iis|w3svc\\d*|httperr|logs?|logfiles|inetpub|system32|winevt|svclog|ndesconnectorsetup"
                    + "|microsoft intune|ndesconnectorsvc|pfxrequest|certificaterequeststatus|certificaterevocationstatus"
                    + "|processing|failed|succeed(ed)?");

    private static final Set<LogFormat> IN_UTC = EnumSet.of(
            LogFormat.EVTX,
            LogFormat.HTTPERR,
            LogFormat.IIS_W3C,
            LogFormat.WINDOWS_XML,
            LogFormat.WINDOWS_JSON,
            LogFormat.SHIPPER_JSON);

    /** Exports of a computer's events: their times may be those of its zone, but it is no phone. */
    private static final Set<LogFormat> EXPORTS = EnumSet.of(
            LogFormat.WINEVENT_JSON,
            LogFormat.WINEVENT_CSV,
            LogFormat.WINEVENT_LIST,
            LogFormat.WEVTUTIL_TEXT,
            LogFormat.VIEWER_LIST,
            LogFormat.VIEWER_TEXT);

    /** A list of many computers or devices is of none of them. */
    private static final Set<LogFormat> INVENTORIES = EnumSet.of(LogFormat.DEVICE_LIST, LogFormat.CONNECTOR_LIST);

    /** How many rows are looked at to learn the origin of a log whose records say it themselves. */
    private static final int ROWS_FOR_ORIGIN = 20_000;

    /** Longest first line, in bytes, behind which a format is looked for. */
    private static final int LONGEST_SKIPPED = 16 << 20;

    private final CaseOptions options;
    private final UnaryOperator<String> naming;

    Classifier(CaseOptions options) {
        this(options, unique(new HashSet<>()));
    }

    /** With another way to make the ids of sources unique. */
    Classifier(CaseOptions options, UnaryOperator<String> naming) {
        this.options = options;
        this.naming = naming;
    }

    private static UnaryOperator<String> unique(Set<String> ids) {
        return id -> {
            var unique = id;
            for (int i = 2; !ids.add(unique); i++) {
                unique = id + "~" + i;
            }
            return unique;
        };
    }

    static boolean isArchive(PlainFile file) {
        try (var in = file.open()) {
            var head = in.readNBytes(4);
            return Archive.looksLike(head, head.length);
        } catch (IOException e) {
            return false;
        }
    }

    LogSource source(Content content, Rule rule) {
        try (var log = OpenedLog.of(content)) {
            var head = log.lines().readNBytes(Head.LIMIT);
            var problem = log.problem();
            if (head.length == 0 && problem != null) {
                return unread(content, rule, problem);
            }
            return source(content, rule, head, log.lines());
        } catch (IOException e) {
            return unread(content, rule, "the file cannot be read: " + e.getMessage());
        }
    }

    LogSource unread(Content content, Rule rule, String reason) {
        return unread(content, rule, reason, new byte[0]);
    }

    private LogSource source(Content content, Rule rule, byte[] head, InputStream rest) throws IOException {
        var format = rule.format() == null ? format(content, head, rest) : rule.format();
        if (format != null) {
            return log(content, rule, format);
        }
        return head.length == 0
                ? unread(content, rule, null, head)
                : unread(content, rule, Strangers.reason(head), head);
    }

    private static @Nullable LogFormat format(Content content, byte[] head, InputStream rest) throws IOException {
        var format = LogFormat.detect(head, head.length, content.name());
        return format.isPresent()
                ? format.get()
                : behindFirstLine(head, rest)
                        .flatMap(next -> LogFormat.detect(next, next.length, content.name()))
                        .orElse(null);
    }

    /** What follows a first line that fills all that was looked at. */
    private static Optional<byte[]> behindFirstLine(byte[] head, InputStream rest) throws IOException {
        if (head.length < Head.LIMIT || ByteSearch.lineFeed(head, 0, head.length) >= 0) {
            return Optional.empty();
        }
        for (int skipped = 0, value = rest.read(); value >= 0 && skipped < LONGEST_SKIPPED; skipped++) {
            if (value == '\n') {
                return Optional.of(rest.readNBytes(Head.LIMIT));
            }
            value = rest.read();
        }
        return Optional.empty();
    }

    private LogSource log(Content content, Rule rule, LogFormat format) {
        var configured = rule.origin() == null ? format.origin() : rule.origin();
        var origin = configured == null ? originByContent(content, rule, format) : configured;
        return new LogFile(content, format, origin, rule, context(content, rule, format, configured, origin));
    }

    private LogSource unread(Content content, Rule rule, @Nullable String reason, byte[] head) {
        var origin = Objects.requireNonNullElse(rule.origin(), Origin.IIS);
        return new UnreadFile(content, origin, context(content, rule, null, rule.origin(), origin), reason, head);
    }

    private SourceContext context(
            Content content, Rule rule, @Nullable LogFormat format, @Nullable Origin configured, Origin origin) {
        var inventory = format != null && INVENTORIES.contains(format);
        var phone = !inventory && configured == Origin.DEVICE && !isOfComputers(format);
        var noHost = phone || (inventory && rule.host() == null);
        var host = noHost ? null : Hosts.normal(rule.host() == null ? hostFolder(content) : rule.host());
        var device = rule.device() == null && phone ? folder(content) : rule.device();
        var owner = Objects.requireNonNullElse(device, Objects.requireNonNullElse(host, "inventory"));
        var id = id(origin, owner, format, content);
        var zone = rule.timezone() == null ? zone(format) : rule.timezone();
        return new SourceContext(
                options.tenant(),
                configured,
                id,
                host,
                device,
                rule.platform(),
                content.name(),
                zone,
                rule.date(),
                modified(content, rule, zone),
                rule.fields(),
                rule.dates());
    }

    private static boolean isOfComputers(@Nullable LogFormat format) {
        return format != null && (IN_UTC.contains(format) || EXPORTS.contains(format));
    }

    private static @Nullable Instant modified(Content content, Rule rule, ZoneId zone) {
        if (rule.modified() != null) {
            return rule.modified();
        }
        return rule.date() == null
                ? content.modified()
                : rule.date().atStartOfDay(zone).toInstant();
    }

    private ZoneId zone(@Nullable LogFormat format) {
        return format != null && IN_UTC.contains(format) ? ZoneOffset.UTC : options.zone();
    }

    private String id(Origin origin, String owner, @Nullable LogFormat format, Content content) {
        return naming.apply("%s/%s/%s/%s"
                .formatted(origin.id(), owner, format == null ? "unknown" : format.id(), content.fileName()));
    }

    /** The origin of the first record that has one: the rest of the file may still have others. */
    private Origin originByContent(Content content, Rule rule, LogFormat format) {
        var context = new SourceContext(
                options.tenant(), null, "", null, rule.device(), null, content.name(), zone(format), rule.date());
        try (var log = OpenedLog.of(content);
                var cursor = format.reader().open(log.lines(), context)) {
            var row = cursor.next();
            for (int i = 0; row != null && i < ROWS_FOR_ORIGIN; i++) {
                if (row instanceof Row.Read read) {
                    return read.event().origin();
                }
                row = cursor.next();
            }
        } catch (IOException unreadable) {
            return Origin.IIS;
        }
        return Origin.IIS;
    }

    private static String folder(Content content) {
        return content.folders().get(content.folders().size() - 1);
    }

    /** The innermost folder that may be named after a computer. */
    private static String hostFolder(Content content) {
        List<String> folders = content.folders();
        for (int i = folders.size() - 1; i > 0; i--) {
            if (!NO_HOST.matcher(folders.get(i)).matches()) {
                return folders.get(i);
            }
        }
        return folder(content);
    }
}
