/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.schemas.event.Origin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the events of a log belong: one after the other they mostly are of the same provider and channel. */
final class Origins {
    private @Nullable String provider;
    private @Nullable String channel;
    private @Nullable Origin origin;

    /** Where an event belongs, or null when it is not about certificates. */
    @Nullable Origin of(EventRecord event) {
        if (provider != null && provider.equals(event.provider()) && Objects.equals(channel, event.channel())) {
            return origin;
        }
        var found = Providers.origin(event).orElse(null);
        provider = Providers.isToldByNames(event) ? event.provider() : null;
        channel = event.channel();
        origin = found;
        return found;
    }
}
