/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.cli.terminal.Terminal;
import io.certtrail.schemas.event.Reject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rejects for people: how many of each kind, and where the first of them stands. */
public final class RejectTable {
    private static final int COUNT = 9;
    private static final int KINDS = 10_000;

    private final Map<Kind, Tally> kinds =
            new TreeMap<>(Comparator.comparing(Kind::source).thenComparing(Kind::reason));
    private long others;

    /** A kind: numbers in a reason tell nothing apart. */
    private record Kind(String source, String reason) {}

    private static final class Tally {
        private final String first;
        private long count;

        Tally(Reject reject) {
            this.first = reject.place().file() + reject.place().position();
        }
    }

    /** Counts one. */
    public void add(Reject reject) {
        var kind = new Kind(reject.source(), reject.reason().replaceAll("\\d+", "N"));
        if (kinds.size() >= KINDS && !kinds.containsKey(kind)) {
            others++;
        } else {
            kinds.computeIfAbsent(kind, none -> new Tally(reject)).count++;
        }
    }

    /** The lines of the table. */
    public List<String> lines(Palette palette) {
        var lines = new ArrayList<String>();
        lines.add(palette.bold("%9s  %s".formatted("COUNT", "SOURCE, FIRST PLACE AND REASON")));
        kinds.forEach((kind, tally) -> {
            lines.add("%9d  %s  %s".formatted(tally.count, Safe.text(kind.source()), Safe.text(tally.first)));
            lines.add(" ".repeat(COUNT + 2) + Safe.cut(kind.reason(), Terminal.WIDTH - COUNT - 2));
        });
        if (others > 0) {
            lines.add("%9d  of further kinds".formatted(others));
        }
        return lines;
    }
}
