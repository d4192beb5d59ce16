/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.LogFile;
import java.time.Instant;

/** Takes what a simulation makes, as it comes. */
public interface Sink {
    /**
     * A record of a log, in order of arrival.
     *
     * @param time when it was written by its host's clock
     * @param text the record, without a line end
     */
    void line(LogFile file, Instant time, String text);

    /** A diagnosis that is right about the logs. */
    void truth(Truth truth);
}
