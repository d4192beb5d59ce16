/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that holds so many keys and no more: it forgets the one that was not asked for longest. */
final class LastUsed<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    LastUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
