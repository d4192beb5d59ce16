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

    /** Shows how far it is, at most a few times a second. */
    public void show(int filesDone, int files, long bytesRead, long bytes) {
        if (!io.errIsTty()) {
            return;
        }
        var now = io.clock().instant();
        if (Duration.between(shown, now).compareTo(EVERY) >= 0) {
            shown = now;
            visible = true;
            var done = bytes == 0 ? "" : " %s, ".formatted(Numbers.percent(bytesRead, bytes));
            io.err().print(BEGIN + "reading%s file %d of %d".formatted(done, Math.min(filesDone + 1, files), files));
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
