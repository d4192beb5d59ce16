/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.files.Case;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the logs of a case, in the order of their files. */
public final class CaseReader {
    private final Case logs;

    private CaseReader(Case logs) {
        this.logs = logs;
    }

    /** Finds the logs. */
    public static CaseReader open(Inputs inputs) {
        return new CaseReader(caseOf(inputs));
    }

    /** The logs at the paths of the inputs. */
    static Case caseOf(Inputs inputs) {
        return CaseFolders.open(
                inputs.paths(), new CaseOptions(inputs.tenant(), inputs.zone(), inputs.from(), inputs.to()));
    }

    /** What kept a file from being read at all, one line each. */
    public List<String> problems() {
        return logs.problems();
    }

    /** Reads one after the other and says what became of each file's lines. */
    public List<Reading> read(Consumer<LogEvent> events, Watcher watcher) throws IOException {
        var readings = new ArrayList<Reading>();
        for (var source : logs.sources()) {
            readings.add(read(source, events, watcher));
            watcher.progress(readings.size(), logs.sources().size(), 0, 0);
        }
        return readings;
    }

    /** Reads all and writes it down, several logs at once where there are processors for it; the bytes are the same. */
    public List<Reading> write(OutputStream out, Function<OutputStream, EventWriter> writers, Watcher watcher)
            throws IOException {
        var readers = Math.min(logs.sources().size(), Runtime.getRuntime().availableProcessors());
        if (readers > 1) {
            return new SideBySide(logs.sources(), readers, writers).read(out, watcher);
        }
        try (var events = writers.apply(out)) {
            return read(events, watcher);
        }
    }

    static Reading read(LogSource source, Consumer<LogEvent> events, Watcher watcher) throws IOException {
        var tally = new Tally();
        try (var cursor = source.open()) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                tally.add(row);
                pass(row, events, watcher);
            }
        }
        return tally.of(source);
    }

    private static void pass(Row row, Consumer<LogEvent> events, Watcher watcher) {
        if (row instanceof Row.Read read) {
            events.accept(read.event());
        } else if (row instanceof Row.Rejected rejected) {
            watcher.rejected(rejected.reject());
        }
    }

    /** What became of the rows so far. */
    private static final class Tally {
        private long events;
        private long ignored;
        private long rejected;

        void add(Row row) {
            if (row instanceof Row.Read) {
                events++;
            } else if (row instanceof Row.Rejected) {
                rejected++;
            } else {
                ignored++;
            }
        }

        long lines() {
            return events + ignored + rejected;
        }

        Reading of(LogSource source) {
            return new Reading(source.file(), source.format(), lines(), events, ignored, rejected);
        }
    }
}
