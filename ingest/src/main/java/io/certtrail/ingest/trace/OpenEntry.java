/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.trace;

import io.certtrail.ingest.lines.Lines;
import io.certtrail.schemas.event.LogEvent;

/** An entry of NDESPlugin.log whose lines may not all have been read yet. */
final class OpenEntry {
    private static final int LINE_LIMIT = 200;

    private final Lines lines;
    private final long number;
    private final boolean timed;
    private final StringBuilder raw;
    private int moreLines;
    private long size;

    OpenEntry(Lines lines, boolean timed) {
        this.lines = lines;
        this.number = lines.number();
        this.timed = timed;
        this.raw = new StringBuilder(lines.text());
        this.size = lines.size();
    }

    /** Takes the current line too, as far as an event may be long; the end of an entry is never left out. */
    void append() {
        moreLines++;
        size += lines.size() + 1;
        var line = lines.text();
        if (raw.length() + line.length() <= 2 * LogEvent.TEXT_LIMIT) {
            raw.append('\n').append(line);
        } else if (line.contains(CmTrace.END)) {
            raw.append('\n').append(line, line.indexOf(CmTrace.END), line.length());
        }
    }

    long number() {
        return number;
    }

    boolean timed() {
        return timed;
    }

    String raw() {
        return raw.toString();
    }

    int moreLines() {
        return moreLines;
    }

    long size() {
        return size;
    }

    boolean isFull() {
        return moreLines >= LINE_LIMIT;
    }

    /** Whether it began as an entry of CMTrace whose end is still to come. */
    boolean isUnfinished() {
        return isCmTrace() && raw.indexOf(CmTrace.END) < 0;
    }

    boolean isCmTrace() {
        return raw.indexOf(CmTrace.START) == 0;
    }

    /** Whether it holds a page of which the end is still to come. */
    boolean isInPage() {
        return !holds("</html>") && (holds("<html") || holds("<!DOCTYPE"));
    }

    private boolean holds(String text) {
        return raw.indexOf(text) >= 0;
    }
}
