/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a device stay when there are too many: the newest, and of what repeats the first. A connector that
 * reports again each hour for a week must not push out when the wait began.
 */
final class Keeping {
    private static final int MOST = 400;
    /** How large they may be, in about bytes. */
    private static final int MOST_SIZE = 64_000;

    private static final int SIZE = 100;

    private final List<Seen> past;
    private final BitSet left = new BitSet();
    private int count;
    private int size;

    private Keeping(List<Seen> past) {
        this.past = past;
        this.count = past.size();
        for (var each : past) {
            size += size(each);
        }
    }

    /** The places of those that do not stay; empty when all do. */
    static BitSet tooMany(List<Seen> past) {
        var keeping = new Keeping(past);
        if (keeping.isOver(MOST, MOST_SIZE)) {
            keeping.leaveRepeats();
            keeping.leaveOldest();
        }
        return keeping.left;
    }

    private boolean isOver(int most, int mostSize) {
        return count > most || size > mostSize;
    }

    /** The oldest first, but none of the newer half. */
    private void leaveRepeats() {
        var told = new HashSet<First>();
        var older = older();
        for (var i = 0; i < older && isOver(MOST, MOST_SIZE); i++) {
            if (!told.add(First.of(past.get(i).observation()))) {
                leave(i);
            }
        }
    }

    private int older() {
        var newer = 0;
        var sum = 0;
        var at = past.size();
        while (at > 0 && newer < MOST / 2 && sum + size(past.get(at - 1)) <= MOST_SIZE / 2) {
            at--;
            newer++;
            sum += size(past.get(at));
        }
        return at;
    }

    private void leaveOldest() {
        for (var i = 0; i < past.size() && isOver(MOST, MOST_SIZE); i++) {
            if (!left.get(i)) {
                leave(i);
            }
        }
    }

    private void leave(int place) {
        left.set(place);
        count--;
        size -= size(past.get(place));
    }

    private static int size(Seen seen) {
        return SIZE + seen.observation().evidence().text().length();
    }

    /** What is told once of a request. */
    private record First(
            String signal,
            @Nullable String profile,
            @Nullable String transaction,
            @Nullable String connectorRequest) {
        static First of(Observation seen) {
            return new First(
                    seen.signal(),
                    seen.profile(),
                    seen.named(IdentifierKind.TRANSACTION),
                    seen.named(IdentifierKind.CONNECTOR_REQUEST));
        }
    }
}
