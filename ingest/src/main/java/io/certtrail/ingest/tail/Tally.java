/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.util.Collection;

/** What the rows of some files became; lines = events + ignored + rejected. */
public record Tally(long files, long events, long ignored, long rejected) {
    static Tally of(Collection<FileState> states) {
        return new Tally(
                states.size(),
                states.stream().mapToLong(FileState::events).sum(),
                states.stream().mapToLong(FileState::ignored).sum(),
                states.stream().mapToLong(FileState::rejected).sum());
    }

    /** Rows read. */
    public long lines() {
        return events + ignored + rejected;
    }
}
