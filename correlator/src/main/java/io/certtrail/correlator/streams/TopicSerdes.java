/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import org.apache.kafka.common.serialization.Serde;

/** How values of the public topics are written: the caller chooses the registry. */
public record TopicSerdes(
        Serde<LogEvent> event, Serde<Diagnosis> diagnosis, Serde<Incident> incident, Serde<TrailState> trail) {}
