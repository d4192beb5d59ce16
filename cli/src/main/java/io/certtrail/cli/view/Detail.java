/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.cli.terminal.Terminal;
import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One group in full: what is said, why, on which evidence, what was not seen, and what to do. */
final class Detail {
    private static final int EVIDENCE = 5;
    private static final int DEVICES = 4;
    private static final String INDENT = "    ";
    private static final int LABEL = 10;

    private final Palette palette;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    private Detail(Palette palette, boolean all) {
        this.palette = palette;
        this.all = all;
    }

    /** Its lines; with {@code all} nothing is left out. */
    static List<String> lines(Group group, Explained explained, Palette palette, boolean all) {
        var detail = new Detail(palette, all);
        detail.add(group, explained);
        return detail.lines;
    }

    private void add(Group group, Explained explained) {
        var sample = group.first();
        heading(group, sample);
        field("seen", seen(group, sample));
        field("what", Safe.text(sample.explanation()));
        devices(group);
        explained.by(sample.incident()).forEach(other -> field("explains", Safe.text(other)));
        sample.causes().forEach(this::cause);
        evidence(sample);
        sample.notSeen().forEach(source -> field("not seen", Safe.text(source)));
        fix(sample);
        sample.references().forEach(page -> field("docs", Safe.text(page)));
    }

    private void heading(Group group, Diagnosis sample) {
        var severity = GroupTable.name(group.severity());
        var rest = "%s  %s".formatted(Safe.text(sample.code()), Safe.text(sample.title()));
        var wrapped = Wrapped.under(" ".repeat(severity.length() + 3), rest, Terminal.WIDTH);
        lines.add("  " + palette.severity(group.severity(), severity) + " "
                + palette.bold(wrapped.get(0).strip()));
        wrapped.stream().skip(1).map(palette::bold).forEach(lines::add);
    }

    private static String seen(Group group, Diagnosis sample) {
        var where = "-".equals(group.where()) ? "" : group.where() + ", ";
        var wait = sample.since() == null || sample.deadline() == null
                ? ""
                : ", waited " + Numbers.length(Duration.between(sample.since(), sample.deadline()));
        return "%s%s at %s/%s%s, %s, %s, confidence %s"
                .formatted(
                        where,
                        sample.verdict().id(),
                        Safe.text(sample.workflow()),
                        Safe.text(sample.step()),
                        wait,
                        sample.scope() == Scope.REQUEST
                                ? Numbers.count(group.members().size(), "request", "requests")
                                : sample.scope().id() + "-wide",
                        Moments.span(group.firstSeen(), group.lastSeen()),
                        sample.confidence().id());
    }

    private void devices(Group group) {
        var devices = group.devices();
        if (devices.isEmpty()) {
            return;
        }
        var shown = all ? devices.size() : DEVICES;
        var more = devices.size() - shown;
        field(
                devices.size() == 1 ? "device" : "devices",
                String.join(", ", devices.subList(0, Math.min(shown, devices.size())))
                        + (more > 0 ? " and %s more".formatted(Numbers.count(more)) : ""));
    }

    private void cause(Cause cause) {
        field("cause", "%s: %s (%s)".formatted(cause.status().id(), Safe.text(cause.title()), Safe.text(cause.code())));
        if (!cause.because().isBlank()) {
            field("", "because " + Safe.text(cause.because()));
        }
    }

    private void evidence(Diagnosis sample) {
        var shown = all
                ? sample.evidence().size()
                : Math.min(EVIDENCE, sample.evidence().size());
        var label = "evidence";
        for (var evidence : sample.evidence().subList(0, shown)) {
            field(label, place(evidence));
            text(evidence);
            label = "";
        }
        var more = sample.evidence().size() - shown;
        if (more > 0) {
            field("", "and %s more (--all shows them)".formatted(Numbers.count(more)));
        }
    }

    private static String place(Evidence evidence) {
        var host = evidence.host();
        return "%s  %s  %s  %s%s"
                .formatted(
                        Moments.time(evidence.time()),
                        host == null ? "-" : Safe.text(host),
                        evidence.origin().id(),
                        Safe.text(evidence.file()),
                        Safe.text(evidence.position()));
    }

    private void text(Evidence evidence) {
        var quoted = Safe.text(evidence.text());
        var room = Terminal.WIDTH - INDENT.length() - LABEL - 2;
        var shown = all ? quoted : Safe.cut(quoted, 2 * room - 2);
        for (var line : Wrapped.lines(shown, room)) {
            lines.add(INDENT + " ".repeat(LABEL + 2) + palette.faint(line));
        }
    }

    private void fix(Diagnosis sample) {
        var confirmed = sample.causes().stream().anyMatch(cause -> cause.status() == CauseStatus.CONFIRMED);
        var remedies = sample.causes().stream()
                .filter(cause -> cause.status() == (confirmed ? CauseStatus.CONFIRMED : CauseStatus.POSSIBLE))
                .flatMap(cause -> cause.remedy().stream())
                .distinct()
                .toList();
        for (var i = 0; i < remedies.size(); i++) {
            field(i == 0 ? "fix" : "", (i + 1) + ") " + Safe.text(remedies.get(i)));
        }
    }

    private void field(String label, String safe) {
        var padded = INDENT + label + " ".repeat(LABEL - label.length());
        for (var line : Wrapped.under(padded, safe, Terminal.WIDTH)) {
            lines.add(
                    line.startsWith(padded) && !label.isEmpty()
                            ? INDENT + palette.faint(label) + line.substring(INDENT.length() + label.length())
                            : line);
        }
    }
}
