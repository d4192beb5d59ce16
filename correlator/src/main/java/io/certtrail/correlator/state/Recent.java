/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that holds so many keys and no more: it forgets the one that came first. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** An empty one of at most so many keys. */
    public Recent(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
