/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import io.certtrail.simulation.story.ConnectorEvents;
import io.certtrail.simulation.story.Life.Size;
import java.time.Duration;

/** What kind of tenant is made up. */
public enum Preset {
    /** A whole tenant, in which some of everything goes wrong. */
    TENANT("tenant", Duration.ofDays(2), new Size(300, 3, 3, 2)),
    /** The load for measurements: SCEP transactions as connectors log them. */
    CONNECTOR_EVENTS("connector-events", Duration.ofDays(1), new Size(ConnectorEvents.TRANSACTIONS, 4, 0, 0));

    private final String id;
    private final Duration span;
    private final Size size;

    Preset(String id, Duration span, Size size) {
        this.id = id;
        this.span = span;
        this.size = size;
    }

    /** How long its logs are when nobody says. */
    public Duration span() {
        return span;
    }

    /** How large it is when nobody says. */
    public Size size() {
        return size;
    }

    @Override
    public String toString() {
        return id;
    }
}
