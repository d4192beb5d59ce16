/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.stage.Channel;
import io.certtrail.correlator.stage.Message;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;

/** What a stage's processor hands on: to the next stage, or to a topic of results. It exists only inside one task. */
sealed interface Parcel {
    /** To the next stage. */
    record Onward(Channel channel, Message message) implements Parcel {}

    /** A new revision of a diagnosis. */
    record Diagnosed(Diagnosis diagnosis) implements Parcel {}

    /** A new revision of an incident. */
    record Grouped(Incident incident) implements Parcel {}

    /** A new state of a request. */
    record Followed(TrailState trail) implements Parcel {}

    /** How far the last stage has come. */
    record Reached(LogEvent progress) implements Parcel {}
}
