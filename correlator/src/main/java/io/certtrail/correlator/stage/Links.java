/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Recent;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the links of a record that names its device. A request is seen several times under the same identifiers; only
 * the earliest of links that say the same is left. It remembers what it left lately, and a link left twice does no
 * harm; one that comes late is left again, since its first may be forgotten where it went.
 */
final class Links {
    private static final int REMEMBERED = 20_000;

    private final Map<String, Left> left = new Recent<>(REMEMBERED);

    void leave(Observation anchor, boolean isLate, Outlet out) {
        Message byTime = null;
        Message byName = null;
        for (var key : Joins.linksAt(anchor)) {
            if (Joins.isByTime(key)) {
                byTime = byTime == null ? Message.Anchored.of(anchor, true) : byTime;
                out.send(Channel.RESOLVE, key, byTime);
            } else if (isLate || isNew(key, anchor)) {
                byName = byName == null ? Message.Anchored.of(anchor, false) : byName;
                out.send(Channel.RESOLVE, key, byName);
            }
        }
    }

    private boolean isNew(String key, Observation anchor) {
        var says = Left.of(anchor);
        var before = left.get(key);
        if (before != null && before.saysAll(says)) {
            return false;
        }
        left.put(key, says);
        return true;
    }

    /** Whether a link says all that another one does, and is not later. */
    static boolean saysAll(Observation before, Observation anchor) {
        return Left.of(before).saysAll(Left.of(anchor));
    }

    /** What a link says. */
    private record Left(
            Instant time,
            @Nullable String device,
            @Nullable String profile,
            @Nullable String workflow,
            @Nullable Platform platform) {
        static Left of(Observation anchor) {
            return new Left(anchor.time(), anchor.device(), anchor.profile(), anchor.workflow(), anchor.platform());
        }

        boolean saysAll(Left other) {
            return !time.isAfter(other.time)
                    && Objects.equals(device, other.device)
                    && Objects.equals(profile, other.profile)
                    && Objects.equals(workflow, other.workflow)
                    && platform == other.platform;
        }
    }
}
