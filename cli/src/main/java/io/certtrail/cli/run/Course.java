/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.schemas.diagnosis.TrailState;
import java.util.Set;

/**
 * The course a request took; most requests take one of a few.
 *
 * @param state as in {@link TrailState}
 * @param reached ids of the steps that were proved
 */
public record Course(String workflow, String state, Set<String> reached) {
    public Course {
        reached = Set.copyOf(reached);
    }

    static Course of(TrailState trail) {
        return new Course(trail.workflow(), trail.state(), trail.reached().keySet());
    }

    boolean isOf(TrailState trail) {
        return state.equals(trail.state())
                && workflow.equals(trail.workflow())
                && reached.size() == trail.reached().size()
                && reached.containsAll(trail.reached().keySet());
    }
}
