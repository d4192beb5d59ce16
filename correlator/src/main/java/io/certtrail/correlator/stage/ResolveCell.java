/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits, and what is linked, at one joining key.
 *
 * @param expires when it is forgotten
 */
public record ResolveCell(
        List<Observation> anchors,
        List<Waiting> floating,
        @Nullable Instant expires) {
    static final ResolveCell EMPTY = new ResolveCell(List.of(), List.of(), null);

    public ResolveCell {
        anchors = List.copyOf(anchors);
        floating = List.copyOf(floating);
    }

    /**
     * One observation that names no device.
     *
     * @param sentTo the key it was sent on to, or null while it waits
     */
    public record Waiting(Observation observation, @Nullable String sentTo) {}

    ResolveCell anchored(Observation anchor) {
        if (anchors.stream().anyMatch(known -> known.id().equals(anchor.id()))) {
            return this;
        }
        var more = new ArrayList<>(anchors);
        more.add(anchor);
        return new ResolveCell(more, floating, expires);
    }

    boolean has(Observation observation) {
        return floating.stream().anyMatch(known -> known.observation().id().equals(observation.id()));
    }

    ResolveCell waiting(Observation observation, @Nullable String sentTo) {
        var more = new ArrayList<Waiting>();
        floating.stream()
                .filter(known -> !known.observation().id().equals(observation.id()))
                .forEach(more::add);
        more.add(new Waiting(observation, sentTo));
        return new ResolveCell(anchors, more, expires);
    }

    /** Quotes a copy of a record that still waits in its stead, when its place comes first. */
    ResolveCell orCopy(Observation copy) {
        var changed = floating.stream()
                .map(known -> known.sentTo() == null && known.observation().id().equals(copy.id())
                        ? new Waiting(known.observation().orCopy(copy), null)
                        : known)
                .toList();
        return new ResolveCell(anchors, changed, expires);
    }

    ResolveCell until(Instant time) {
        return new ResolveCell(anchors, floating, time);
    }
}
