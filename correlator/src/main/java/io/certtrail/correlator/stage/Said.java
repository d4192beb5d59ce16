/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was last said of one request. */
public final class Said extends Part {
    private final TrailState trail;
    private final @Nullable Diagnosis diagnosis;

    /** A state, and a diagnosis or null. */
    public Said(TrailState trail, @Nullable Diagnosis diagnosis) {
        this.trail = trail;
        this.diagnosis = diagnosis;
    }

    /** Its state. */
    public TrailState trail() {
        return trail;
    }

    /** Its diagnosis, or null when there never was one. */
    public @Nullable Diagnosis diagnosis() {
        return diagnosis;
    }

    boolean isOpen() {
        return diagnosis != null && diagnosis.state() == State.OPEN;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Said said && trail.equals(said.trail) && Objects.equals(diagnosis, said.diagnosis);
    }

    @Override
    public int hashCode() {
        return trail.hashCode();
    }
}
