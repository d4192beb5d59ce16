/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which devices have borne a name, and in which list last. */
final class Bearers {
    private static final int MOST = 8;

    private final Map<String, Bearer> bearers = new HashMap<>(2);

    private record Bearer(String id, Instant time) {}

    void add(String id, Instant time) {
        var key = id.toLowerCase(Locale.ROOT);
        if (bearers.size() < MOST || bearers.containsKey(key)) {
            bearers.merge(key, new Bearer(id, time), (known, now) -> now.time().isAfter(known.time()) ? now : known);
        }
    }

    /** The one of the newest list, unless another device bore the name less than so long before it. */
    @Nullable String only(Duration before) {
        var newest = bearers.values().stream()
                .max(Comparator.comparing(Bearer::time))
                .orElseThrow();
        var bound = newest.time().minus(before);
        var rivals = bearers.values().stream().filter(each -> each.time().isAfter(bound));
        return rivals.count() == 1 ? newest.id() : null;
    }
}
