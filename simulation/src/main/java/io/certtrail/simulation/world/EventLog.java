/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.WindowsEvent;
import java.time.Duration;
import java.time.Instant;

/** Events of one computer that go to one file, each channel with record numbers of its own. */
public final class EventLog {
    private final Sink sink;
    private final LogFile file;
    private final EventForm form;
    private final Duration skew;
    private long record;

    /**
     * A log that begins.
     *
     * @param record number before that of the first record
     * @param skew how far ahead the computer's clock is
     */
    public EventLog(Sink sink, LogFile file, EventForm form, long record, Duration skew) {
        this.sink = sink;
        this.file = file;
        this.form = form;
        this.record = record;
        this.skew = skew;
    }

    /** Writes an event down. */
    public void write(Instant now, WindowsEvent event) {
        var time = now.plus(skew);
        sink.line(file, time, form.text(time, ++record, event));
    }
}
