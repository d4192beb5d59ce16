/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.cli.run.Reading;

/** What became of a file, as people read it. */
public final class ReadingView {
    private ReadingView() {}

    /** One line. */
    public static String line(Reading reading) {
        return Safe.text(reading.file()) + "  " + reading.format() + "  "
                + Numbers.count(reading.lines(), "line", "lines") + " = "
                + Numbers.count(reading.events(), "event", "events") + " + "
                + Numbers.count(reading.ignored()) + " ignored + "
                + Numbers.count(reading.rejected()) + " rejected";
    }
}
