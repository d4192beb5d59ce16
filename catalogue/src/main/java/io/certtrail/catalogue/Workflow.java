/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.time.Duration;
import java.util.List;

/**
 * One of the ways a certificate is requested: its steps in order.
 *
 * @param done a request is done when each of these that can be proved is reached
 * @param noRequest it brings no certificate of the device's own, and does not count as a request
 */
public record Workflow(String id, List<Step> steps, List<String> done, boolean noRequest) {
    public Workflow {
        steps = List.copyOf(steps);
        done = List.copyOf(done);
    }

    /** Position of a step in the order; an unknown step is an error of the catalogue. */
    public int order(String step) {
        for (var i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(step)) {
                return i;
            }
        }
        throw new IllegalArgumentException("workflow '%s' has no step '%s'; steps are %s"
                .formatted(id, step, steps.stream().map(Step::id).toList()));
    }

    /** A step by its id. */
    public Step step(String step) {
        return steps.get(order(step));
    }

    /** Whether it has this step. */
    public boolean has(String step) {
        return steps.stream().anyMatch(known -> known.id().equals(step));
    }

    /** The longest wait of all steps and platforms. */
    public Duration longestWait() {
        return steps.stream()
                .flatMap(step -> step.patience().values().stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
