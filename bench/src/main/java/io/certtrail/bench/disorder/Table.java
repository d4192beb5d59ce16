/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A table of text. */
record Table(PrintStream out, List<String> columns) {
    void head() {
        line("", columns);
    }

    void row(String name, List<Score> scores) {
        line(name, scores.stream().map(Score::toString).toList());
    }

    void line(String name, List<String> cells) {
        var text = new StringBuilder(String.format(Locale.ROOT, "%-32s", name));
        cells.forEach(cell -> text.append(String.format(Locale.ROOT, "%22s", cell)));
        out.println(text);
    }
}
