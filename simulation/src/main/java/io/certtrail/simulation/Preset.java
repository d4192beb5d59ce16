/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import io.certtrail.simulation.story.ConnectorEvents;

/** What kind of tenant is made up. */
public enum Preset {
    /** The load for measurements: SCEP transactions as connectors log them. */
    CONNECTOR_EVENTS("connector-events", ConnectorEvents.TRANSACTIONS);

    private final String id;
    private final int requests;

    Preset(String id, int requests) {
        this.id = id;
        this.requests = requests;
    }

    /** How many requests it makes when nobody says. */
    public int requests() {
        return requests;
    }

    @Override
    public String toString() {
        return id;
    }

    /** The name a user writes. */
    public String id() {
        return id;
    }
}
