/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certtrail.cli.run.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The figures of a run as one JSON object, for {@code --summary}. */
public final class SummaryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SummaryJson() {}

    /** One line of JSON. */
    public static String of(Summary summary) {
        var findings = summary.findings();
        var json = JSON.createObjectNode();
        json.put("files", findings.readings().size());
        json.put("lines", findings.lines());
        json.put("events", findings.events());
        json.put("ignored", findings.ignored());
        json.put("rejected", findings.rejected());
        json.put("requests", summary.requests());
        json.put("issued", summary.issued());
        json.put("failed", summary.failed());
        json.put("stuck", summary.stuck());
        json.put("blind", summary.blind());
        json.put("late", findings.late());
        json.put("duplicates", findings.duplicates());
        json.put("from", iso(findings.from()));
        json.put("to", iso(findings.to()));
        json.put("elapsedSeconds", summary.cost().elapsed().toMillis() / 1000.0);
        json.put("eventsPerSecond", summary.cost().perSecond(findings.events()));
        json.put("peakHeapBytes", summary.cost().peakHeapBytes());
        var perFile = json.putArray("perFile");
        findings.readings().forEach(reading -> add(perFile.addObject(), reading));
        return Safe.json(json.toString());
    }

    private static void add(ObjectNode json, Reading reading) {
        json.put("file", reading.file());
        json.put("format", reading.format());
        json.put("lines", reading.lines());
        json.put("events", reading.events());
        json.put("ignored", reading.ignored());
        json.put("rejected", reading.rejected());
    }

    private static @Nullable String iso(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
