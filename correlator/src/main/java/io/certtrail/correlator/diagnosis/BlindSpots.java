/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.BlindSpot;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells with a diagnosis of a request which logs that would have said more seem to be off. */
public final class BlindSpots {
    /** What a fact's signal is called that shows that such a log is on. */
    public static final String SEEN = "seen/";

    private final List<BlindSpot> spots;
    private final Set<String> lines;

    /** With the blind spots of a catalogue. */
    public BlindSpots(List<BlindSpot> spots) {
        this.spots = spots;
        this.lines = spots.stream().map(BlindSpot::line).collect(Collectors.toSet());
    }

    /** What the fact is called that shows that one log is on. */
    public static String seen(BlindSpot spot) {
        return SEEN + spot.id();
    }

    /** The line that says that no source of an origin is there. */
    public static String noSource(Origin origin) {
        return "%s events: no source".formatted(origin.id().toUpperCase(Locale.ROOT));
    }

    /** What was not seen, with the logs that were off at that time. */
    public List<String> notSeen(Diagnosis draft, @Nullable Platform platform, Facts facts) {
        var all = new ArrayList<>(draft.notSeen());
        all.removeAll(lines);
        if (draft.scope() == Scope.REQUEST) {
            spots.stream()
                    .filter(spot -> spot.workflows().contains(draft.workflow()))
                    .filter(spot -> spot.platforms().isEmpty()
                            || (platform != null && spot.platforms().contains(platform)))
                    .filter(spot -> !draft.notSeen().contains(noSource(spot.origin())))
                    .filter(spot -> !isOn(spot, draft, facts))
                    .map(BlindSpot::line)
                    .forEach(all::add);
        }
        return all;
    }

    private static boolean isOn(BlindSpot spot, Diagnosis draft, Facts facts) {
        return facts.any(
                draft.tenant(),
                seen(spot),
                spot.origin() == Origin.DEVICE ? draft.device() : null,
                draft.firstSeen().minus(spot.within()),
                draft.lastSeen().plus(Causes.NEAR));
    }
}
