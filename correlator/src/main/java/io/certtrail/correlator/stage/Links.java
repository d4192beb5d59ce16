/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.signal.Observation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Leaves the links of a record that names its device. A request is seen several times under the same identifiers; only
 * the earliest of links that say the same is left. It remembers what it left lately, and a link left twice does no
 * harm; one that comes late is left again, since its first may be forgotten where it went.
 */
final class Links {
    private static final int REMEMBERED = 20_000;

    private final Map<String, Observation> left = new LinkedHashMap<>(1024) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Observation> eldest) {
            return size() > REMEMBERED;
        }
    };

    void leave(Observation anchor, boolean isLate, Outlet out) {
        Message.Anchored message = null;
        for (var key : Joins.linksAt(anchor)) {
            if (isLate || Joins.isByTime(key) || isNew(key, anchor)) {
                message = message == null ? Message.Anchored.of(anchor) : message;
                out.send(Channel.RESOLVE, key, message);
            }
        }
    }

    private boolean isNew(String key, Observation anchor) {
        var before = left.get(key);
        if (before != null && saysAll(before, anchor)) {
            return false;
        }
        left.put(key, anchor);
        return true;
    }

    /** Whether a link says all that another one does, and is not later. */
    static boolean saysAll(Observation before, Observation anchor) {
        return !before.time().isAfter(anchor.time())
                && Objects.equals(before.device(), anchor.device())
                && Objects.equals(before.profile(), anchor.profile())
                && Objects.equals(before.workflow(), anchor.workflow())
                && before.platform() == anchor.platform();
    }
}
