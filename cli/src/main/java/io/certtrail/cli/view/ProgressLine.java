/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;

/** One line on standard error that says how far a run is; nothing when nobody looks. */
public final class ProgressLine {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final String BEGIN = "\r\u001b[K";

    private final Terminal io;
    private Instant shown;
    private boolean visible;

    public ProgressLine(Terminal io) {
        this.io = io;
        this.shown = io.clock().instant();
    }

    /** Shows a new number of lines, at most a few times a second. */
    public void show(long lines) {
        if (!io.errIsTty()) {
            return;
        }
        var now = io.clock().instant();
        if (Duration.between(shown, now).compareTo(EVERY) >= 0) {
            shown = now;
            visible = true;
            io.err().print(BEGIN + "reading ... " + Numbers.count(lines, "line", "lines"));
            io.err().flush();
        }
    }

    /** Takes the line away. */
    public void clear() {
        if (visible) {
            visible = false;
            io.err().print(BEGIN);
            io.err().flush();
        }
    }
}
