/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.evtx.EvtxReader;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A file of a known format. */
final class LogFile implements ReadableLog {
    private final Content content;
    private final LogFormat format;
    private final Origin origin;
    private final Rule rule;
    private final SourceContext context;

    LogFile(Content content, LogFormat format, Origin origin, Rule rule, SourceContext context) {
        this.content = content;
        this.format = format;
        this.origin = origin;
        this.rule = rule;
        this.context = context;
    }

    @Override
    public String id() {
        return context.source();
    }

    @Override
    public String file() {
        return content.name();
    }

    @Override
    public String format() {
        return format.id();
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public @Nullable String host() {
        return context.host();
    }

    @Override
    public @Nullable String device() {
        return context.device();
    }

    @Override
    public @Nullable Platform platform() {
        if (context.platform() != null) {
            return context.platform();
        }
        return switch (format) {
            case ANDROID_OMADM -> Platform.ANDROID;
            case IOS_CONSOLE, IOS_COMPANY_PORTAL -> Platform.IOS;
            case MACOS_LOG -> Platform.MACOS;
            default -> null;
        };
    }

    @Override
    public Duration disorder() {
        return rule.disorder() == null ? format.disorder() : rule.disorder();
    }

    @Override
    public @Nullable Duration silentAfter() {
        return rule.silentAfter();
    }

    @Override
    public boolean onDemand() {
        return rule.onDemand();
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public LogFormat logFormat() {
        return format;
    }

    @Override
    public SourceContext context() {
        return context;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public LogCursor open() throws IOException {
        if (format == LogFormat.EVTX) {
            return openRing();
        }
        var log = OpenedLog.of(content);
        try {
            return new Cursor(log, format.reader().open(log.lines(), context), new Rows(context));
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    private LogCursor openRing() throws IOException {
        var log = new Reopened(content);
        try {
            return new Cursor(log, EvtxReader.inOrder(log::again, context), new Rows(context));
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /** The reader's rows, and at the end one reject when the file could not be read to its end. */
    private static final class Cursor implements LogCursor {
        private final Opened log;
        private final LogCursor rows;
        private final Rows rejects;
        private long count;
        private boolean ended;

        Cursor(Opened log, LogCursor rows, Rows rejects) {
            this.log = log;
            this.rows = rows;
            this.rejects = rejects;
        }

        @Override
        public @Nullable Row next() throws IOException {
            var row = ended ? null : rows.next();
            count++;
            if (row != null || ended) {
                return row;
            }
            ended = true;
            var problem = log.problem();
            return problem == null ? null : rejects.rejected(count, problem, new byte[0], 0);
        }

        @Override
        public long bytesRead() {
            return log.read();
        }

        @Override
        public void close() throws IOException {
            rows.close();
            log.close();
        }
    }
}
