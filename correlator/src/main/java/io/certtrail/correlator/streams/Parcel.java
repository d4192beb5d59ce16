/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.stage.Bundle;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;

/** What a stage's processor hands on: to the next stage, or to a topic of results. It exists only inside one task. */
sealed interface Parcel {
    /** What the name of the node that takes a channel's messages ends with. */
    String TO = "-parcel";

    /** The node that takes states of requests. */
    String TRAIL = "trail" + TO;

    /** The node that takes diagnoses. */
    String DIAGNOSIS = "diagnosis" + TO;

    /** The node that takes incidents. */
    String INCIDENT = "incident" + TO;

    /** The node that takes how far the last stage has come. */
    String WATERMARK = "watermark" + TO;

    /** To a task of the next stage. */
    record Onward(Bundle bundle) implements Parcel {}

    /** A new revision of a diagnosis. */
    record Diagnosed(Diagnosis diagnosis) implements Parcel {}

    /** A new revision of an incident. */
    record Grouped(Incident incident) implements Parcel {}

    /** A new state of a request. */
    record Followed(TrailState trail) implements Parcel {}

    /** How far the last stage has come. */
    record Reached(LogEvent progress) implements Parcel {}
}
