/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.time.Coverage;
import java.util.List;

/** What a task knows of one host's logs of one origin, or of one kind of client. */
public record PresenceRow(boolean announced, Coverage heard, List<Message.Serving> serving) {
    static final PresenceRow NONE = new PresenceRow(false, Coverage.NONE, List.of());

    public PresenceRow {
        serving = List.copyOf(serving);
    }
}
