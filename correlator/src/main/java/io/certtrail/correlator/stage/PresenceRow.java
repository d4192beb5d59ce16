/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import java.util.List;

/** What a task knows of one host's logs of one origin. */
public record PresenceRow(boolean announced, List<Message.Serving> serving) {
    static final PresenceRow NONE = new PresenceRow(false, List.of());

    public PresenceRow {
        serving = List.copyOf(serving);
    }
}
