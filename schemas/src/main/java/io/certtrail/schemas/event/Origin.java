/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Locale;

/** Which server's or device's log an event comes from; one topic each. */
public enum Origin {
    DEVICE,
    IIS,
    CA,
    CONNECTOR;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The name used in topics, configuration and output: lower case. */
    public String id() {
        return id;
    }
}
