/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.catalogue.Workflow;
import io.certtrail.schemas.diagnosis.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A run as people read it: requests, funnels, what is wrong in order of urgency, and each in detail. */
public final class Report {
    private static final int SHOWN = 20;

    private final Palette palette;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    private Report(Palette palette, boolean all) {
        this.palette = palette;
        this.all = all;
    }

    /** Its lines; with {@code all} nothing is left out. */
    public static List<String> lines(Summary summary, Collection<Workflow> workflows, Palette palette, boolean all) {
        var report = new Report(palette, all);
        report.requests(summary, workflows);
        report.diagnoses(summary);
        return report.lines;
    }

    private void requests(Summary summary, Collection<Workflow> workflows) {
        var findings = summary.findings();
        lines.add(summary.requestsLine(palette));
        if (findings.from() != null && findings.to() != null) {
            lines.add("Span      " + Moments.span(findings.from(), findings.to()));
        }
        lines.addAll(Funnel.lines(workflows, findings.requests()));
        lines.add("");
    }

    private void diagnoses(Summary summary) {
        var groups = Group.of(summary.findings().open());
        if (groups.isEmpty()) {
            lines.add(palette.good("Nothing is wrong") + " with what was read.");
        } else {
            show(groups, new Explained(summary.findings().incidents()));
        }
        over(summary);
    }

    private void show(List<Group> groups, Explained explained) {
        var shown = all ? groups : groups.subList(0, Math.min(SHOWN, groups.size()));
        lines.addAll(new GroupTable(palette).lines(shown));
        if (shown.size() < groups.size()) {
            lines.add(" ...   %s more (use --all)".formatted(Numbers.count(groups.size() - (long) shown.size())));
        }
        for (var group : shown) {
            lines.add("");
            lines.addAll(Detail.lines(group, explained, palette, all));
        }
    }

    private void over(Summary summary) {
        var resolved = in(summary, State.RESOLVED);
        var retracted = in(summary, State.RETRACTED);
        if (resolved + retracted > 0) {
            lines.add("");
            lines.add("Over      %s resolved later, %s retracted by late evidence"
                    .formatted(Numbers.count(resolved), Numbers.count(retracted)));
        }
    }

    private static long in(Summary summary, State state) {
        return summary.findings().diagnoses().stream()
                .filter(diagnosis -> diagnosis.state() == state)
                .count();
    }
}
