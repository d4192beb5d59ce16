/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.correlator.baseline.Leg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long requests took from step to step: for people, for programs, and as a catalogue's deadlines. */
public final class BaselineView {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-12s  %-12s  %-9s  %9s  %9s  %9s  %9s  %9s  %9s";

    private BaselineView() {}

    /** A heading and a row a leg; a deadline that would change is marked. */
    public static List<String> table(List<Leg> legs, Palette palette) {
        var lines = new ArrayList<String>();
        lines.add(palette.bold(ROW.formatted(
                "WORKFLOW", "STEP", "PLATFORM", "REQUESTS", "P50", "P95", "P99", "DEADLINE", "PROPOSED")));
        legs.stream().map(BaselineView::row).forEach(lines::add);
        return lines;
    }

    private static String row(Leg leg) {
        return ROW.formatted(
                leg.workflow(),
                leg.step(),
                leg.platform(),
                Numbers.count(leg.count()),
                seconds(leg.p50()),
                seconds(leg.p95()),
                seconds(leg.p99()),
                Numbers.length(leg.inForce()),
                leg.changes() ? Numbers.length(leg.proposed()) : "-");
    }

    private static String seconds(Duration wait) {
        return wait.compareTo(Duration.ofMinutes(1)) < 0
                ? String.format(Locale.ROOT, "%.1f s", wait.toMillis() / 1000.0)
                : Numbers.length(wait);
    }

    /** A JSON object a leg; durations in seconds. */
    public static List<String> jsonl(List<Leg> legs) {
        return legs.stream().map(BaselineView::json).toList();
    }

    private static String json(Leg leg) {
        var json = JSON.createObjectNode();
        json.put("workflow", leg.workflow());
        json.put("step", leg.step());
        json.put("platform", leg.platform());
        json.put("requests", leg.count());
        json.put("p50Seconds", leg.p50().toMillis() / 1000.0);
        json.put("p95Seconds", leg.p95().toMillis() / 1000.0);
        json.put("p99Seconds", leg.p99().toMillis() / 1000.0);
        json.put("maxSeconds", leg.max().toMillis() / 1000.0);
        json.put("deadlineSeconds", leg.inForce().toSeconds());
        json.put("proposedSeconds", leg.proposed().toSeconds());
        return json.toString();
    }

    /** The file {@code deadlines.yaml} of a catalogue folder: what is proposed and not in force. */
    public static List<String> yaml(List<Leg> legs) {
        var lines = new ArrayList<String>();
        lines.add("# Waits of this tenant, three times the 99th percentile of its own requests; name the folder with");
        lines.add("# --catalogue to use them.");
        var changed = legs.stream().filter(Leg::changes).toList();
        changed.forEach(leg -> lines.add("- {workflow: %s, step: %s, platform: %s, wait: %s}"
                .formatted(leg.workflow(), leg.step(), leg.platform(), leg.proposed())));
        if (changed.isEmpty()) {
            lines.add("[]");
        }
        return lines;
    }
}
