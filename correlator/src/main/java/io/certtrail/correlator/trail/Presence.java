/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.Set;

/** Which logs there are, and which were alive when. */
public interface Presence {
    /** How the clients of a platform are called when a server hears them. */
    static String agent(Platform platform) {
        return "agent:" + platform.id();
    }

    /** Whether a source of this origin was announced, by any host. */
    boolean exists(Origin origin);

    /** Whether a host's log was alive shortly before a time. */
    boolean alive(Origin origin, String host, Instant at);

    /** Whether servers of an origin heard a client of this name between two times. */
    boolean heard(Origin origin, String who, Instant from, Instant to);

    /** All hosts of an origin that were announced. */
    Set<String> hosts(Origin origin);

    /**
     * Hosts whose log has shown the workflow by a time, and names requests by one of these kinds of identifiers.
     *
     * @param families kinds of logs that can prove what is asked for
     * @param kinds a request can be recognised by any of these
     */
    Set<String> serving(Origin origin, String workflow, Set<String> families, Set<IdentifierKind> kinds, Instant by);
}
