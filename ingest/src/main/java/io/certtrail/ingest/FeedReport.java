/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What became of all files.
 *
 * @param files in the order of the sources
 * @param asOf the watermark every source ended with
 */
public record FeedReport(List<FileReport> files, Instant asOf) {
    public FeedReport {
        files = List.copyOf(files);
    }

    /** Rows read. */
    public long lines() {
        return sum(FileReport::lines);
    }

    /** Rows about certificates. */
    public long events() {
        return sum(FileReport::events);
    }

    /** Good rows about something else. */
    public long ignored() {
        return sum(FileReport::ignored);
    }

    /** Rows that could not be read. */
    public long rejected() {
        return sum(FileReport::rejected);
    }

    /** Time of the earliest event, or null when there is none. */
    public @Nullable Instant from() {
        return files.stream()
                .map(FileReport::from)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Time of the latest event, or null when there is none. */
    public @Nullable Instant to() {
        return files.stream()
                .map(FileReport::to)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private long sum(ToLongFunction<FileReport> count) {
        return files.stream().mapToLong(count).sum();
    }
}
