/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.words.Nearest;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's own wait for one step, in the place of the catalogue's.
 *
 * @param platform a platform's id; null for all that have no wait of their own
 */
record Deadline(
        String workflow,
        String step,
        @Nullable String platform,
        @JsonProperty("wait") Duration patience) {
    Deadline {
        var known = Stream.concat(
                        Stream.of(Step.DEFAULT),
                        Arrays.stream(Platform.values()).map(Platform::id))
                .toList();
        if (platform != null && !known.contains(platform)) {
            throw new IllegalArgumentException(
                    "'%s' is no platform; nearest: %s".formatted(platform, Nearest.to(platform, known)));
        }
        if (patience == null || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException(
                    "the wait for '%s' of '%s' is '%s'; give one such as PT15M".formatted(step, workflow, patience));
        }
    }

    /** A workflow with this wait; a step that is never waited for cannot get one. */
    Workflow in(Workflow known) {
        if (known.step(step).after().isEmpty()) {
            throw new CatalogueException(
                    "deadlines.yaml: step '%s' of '%s' is the first and never waited for; leave it out"
                            .formatted(step, workflow));
        }
        var steps = known.steps().stream()
                .map(each -> each.id().equals(step)
                        ? each.waiting(platform == null ? Step.DEFAULT : platform, patience)
                        : each)
                .toList();
        return new Workflow(known.id(), steps, known.done(), known.noRequest());
    }
}
