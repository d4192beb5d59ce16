/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;

/** Every record that travels in a topic. */
public final class WireTypes {
    public static final WireType<LogEvent> EVENT = new WireType<>(
            LogEvent.class, io.certtrail.schemas.avro.LogEvent.class, EventWire::avro, EventWire::record);
    public static final WireType<Reject> REJECT =
            new WireType<>(Reject.class, io.certtrail.schemas.avro.Reject.class, EventWire::avro, EventWire::record);
    public static final WireType<Diagnosis> DIAGNOSIS = new WireType<>(
            Diagnosis.class, io.certtrail.schemas.avro.Diagnosis.class, DiagnosisWire::avro, DiagnosisWire::record);
    public static final WireType<Incident> INCIDENT = new WireType<>(
            Incident.class, io.certtrail.schemas.avro.Incident.class, DiagnosisWire::avro, DiagnosisWire::record);
    public static final WireType<TrailState> TRAIL = new WireType<>(
            TrailState.class, io.certtrail.schemas.avro.TrailState.class, TrailWire::avro, TrailWire::record);

    private WireTypes() {}
}
