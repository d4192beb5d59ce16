/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Truth;
import java.io.PrintStream;
import java.time.Instant;

/** Prints records one after the other, of whichever log they are; the truth is not among them. */
record LineSink(PrintStream out) implements Sink {
    @Override
    public void line(LogFile file, Instant time, String text) {
        out.print(text);
        out.print('\n');
    }

    @Override
    public void truth(Truth truth) {
        // Only a case folder has a place for it.
    }
}
