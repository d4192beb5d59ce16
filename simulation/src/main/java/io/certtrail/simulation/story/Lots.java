/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.world.Chance;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How often each fate is drawn. */
public final class Lots {
    private final Map<Fate, Integer> weights = new EnumMap<>(Fate.class);
    private final int all;

    private Lots(Map<String, Integer> changes) {
        for (var fate : Fate.values()) {
            weights.put(fate, changes.getOrDefault(fate.id(), fate.weight()));
        }
        all = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (all <= 0) {
            throw new IllegalArgumentException("no fate is left; give one of them a weight above 0");
        }
    }

    /** The usual weights, some of them changed by name. */
    public static Lots with(Map<String, Integer> changes) {
        var known = Arrays.stream(Fate.values())
                .filter(fate -> fate.weight() > 0)
                .map(Fate::id)
                .toList();
        for (var name : changes.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "no fate is called '%s'; known: %s".formatted(name, String.join(", ", known)));
            }
        }
        return new Lots(changes);
    }

    Fate draw(Chance chance) {
        int lot = chance.below(all);
        for (var entry : weights.entrySet()) {
            lot -= entry.getValue();
            if (lot < 0) {
                return entry.getKey();
            }
        }
        return Fate.SCEP_ISSUED;
    }
}
