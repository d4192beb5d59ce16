/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.cli.terminal.Terminal;
import io.certtrail.schemas.diagnosis.Severity;
import java.util.ArrayList;
import java.util.List;

/** The overview: one line per group, with what it is, where, and the first thing to do. */
final class GroupTable {
    private static final int SEVERITY = 4;
    private static final int COUNT = 9;
    private static final int TITLE = 40;
    private static final int WHERE = 10;
    private static final int FIX = Terminal.WIDTH - SEVERITY - COUNT - TITLE - WHERE - 5;

    private final Palette palette;

    GroupTable(Palette palette) {
        this.palette = palette;
    }

    /** Heading and rows. */
    List<String> lines(List<Group> groups) {
        var lines = new ArrayList<String>();
        lines.add(palette.bold(row("SEV", "COUNT", "DIAGNOSIS", "WHERE", "FIX").stripTrailing()));
        for (var group : groups) {
            lines.add(row(group));
        }
        return lines;
    }

    private String row(Group group) {
        var severity = palette.severity(group.severity(), pad(name(group.severity()), SEVERITY));
        var title = Safe.text(group.first().title());
        var rest = row("", group.size(), title, group.where(), group.fix());
        return (" " + severity + rest.substring(1 + SEVERITY)).stripTrailing();
    }

    private static String row(String severity, String count, String title, String where, String fix) {
        return " " + pad(severity, SEVERITY) + " " + pad(count, COUNT) + " " + pad(title, TITLE) + " "
                + pad(where, WHERE) + " " + Safe.cut(fix, FIX);
    }

    /** The short name of a severity. */
    static String name(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "CRIT";
            case HIGH -> "HIGH";
            case MEDIUM -> "MED";
            case LOW -> "LOW";
            case INFO -> "INFO";
        };
    }

    private static String pad(String text, int columns) {
        var cut = Safe.cut(text, columns);
        return cut + " ".repeat(columns - Safe.width(cut));
    }
}
