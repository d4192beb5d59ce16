/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which records have been begun and not finished: tells up to where each partition may be committed.
 *
 * @param <P> a partition
 */
public final class Unfinished<P> {
    private final Map<P, Progress> partitions = new HashMap<>();

    private static final class Progress {
        private final NavigableSet<Long> open = new TreeSet<>();
        private long next;
        private long committed;

        private Progress(long first) {
            committed = first;
        }

        private long position() {
            return open.isEmpty() ? next : open.first();
        }
    }

    /** A record has been read. */
    public void begin(P partition, long offset) {
        var progress = partitions.computeIfAbsent(partition, p -> new Progress(offset));
        progress.open.add(offset);
        progress.next = Math.max(progress.next, offset + 1);
    }

    /** A record is done with. */
    public void finish(P partition, long offset) {
        var progress = partitions.get(partition);
        if (progress != null) {
            progress.open.remove(offset);
        }
    }

    /** The first offset of each partition that is not done with, where it has moved since the last commit. */
    public Map<P, Long> committable() {
        return partitions.entrySet().stream()
                .filter(entry -> entry.getValue().position() > entry.getValue().committed)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().position()));
    }

    /** These positions are safe. */
    public void committed(Map<P, Long> positions) {
        positions.forEach((partition, position) -> {
            var progress = partitions.get(partition);
            if (progress != null) {
                progress.committed = Math.max(progress.committed, position);
            }
        });
    }

    /** These partitions are somebody else's now. */
    public void forget(Collection<P> lost) {
        partitions.keySet().removeAll(lost);
    }
}
