/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows files again after they were renamed, packed, copied, emptied, deleted or written anew.
 *
 * <p>A file is the same when the file system calls it the same, it begins alike, and what was read last stands where it
 * stood. One that has gone is looked for among those that have come, by its content alone.
 */
final class Rotation {
    private final List<Followed> followed;
    private final TailOptions options;
    private final Instant now;
    private final Set<Followed> found = new LinkedHashSet<>();
    private final List<Seen> strangers = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    Rotation(List<Followed> followed, TailOptions options, Instant now) {
        this.followed = followed;
        this.options = options;
        this.now = now;
    }

    /** Finds the known files among these; the new ones, which are no copies of known ones. */
    List<Seen> match(List<Seen> all) {
        for (var seen : all) {
            if (keys.add(seen.key()) && !isFound(seen)) {
                strangers.add(seen);
            }
        }
        strangers.removeIf(seen -> trying(seen, this::inherits));
        strangers.removeIf(seen -> trying(seen, this::isCopy));
        return strangers;
    }

    /** Those that were not found. */
    List<Followed> missing() {
        return followed.stream().filter(each -> !found.contains(each)).toList();
    }

    /** Whether another file, or other content, is in its place. */
    boolean isReplaced(Followed one) {
        return keys.contains(one.key());
    }

    private boolean isFound(Seen seen) {
        for (var each : followed) {
            if (each.key().equals(seen.key()) && !found.contains(each) && isFound(each, seen)) {
                found.add(each);
                return true;
            }
        }
        return false;
    }

    /** One that cannot be opened just now is not taken for another one. */
    private static boolean isFound(Followed one, Seen seen) {
        try {
            if (!one.isStill(seen)) {
                return false;
            }
            one.at(seen);
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private boolean inherits(Seen seen) throws IOException {
        for (var lost : missing()) {
            if (seen.stat().size() > 0 && !lost.meansItsPlace() && seen.isHeirOf(lost)) {
                if (seen.isCutOff(lost)) {
                    lost.cutOff(seen);
                } else {
                    lost.at(seen);
                }
                found.add(lost);
                return true;
            }
        }
        return false;
    }

    private boolean isCopy(Seen seen) throws IOException {
        for (var original : found) {
            if (seen.isCopyOf(original, now, options.idle())) {
                return true;
            }
        }
        return false;
    }

    /** What cannot be read now is looked at again the next time. */
    private boolean trying(Seen seen, Look look) {
        try {
            return look.at(seen);
        } catch (IOException e) {
            return true;
        }
    }

    @FunctionalInterface
    private interface Look {
        boolean at(Seen seen) throws IOException;
    }
}
