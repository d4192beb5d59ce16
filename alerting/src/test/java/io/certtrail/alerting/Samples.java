/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.alerting.format.Product;
import io.certtrail.alerting.sink.Alert;
import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Diagnoses, incidents and alerts to send about. */
public final class Samples {
    public static final Instant FIRST = Instant.parse("2018-06-17T01:03:44Z");
    public static final Instant LAST = Instant.parse("2018-06-17T01:05:10Z");
    public static final Product PRODUCT = Product.certtrail("0.1.0");

    private Samples() {}

    public static Diagnosis diagnosis(String id, int revision, State state) {
        return diagnosis(
                id, revision, state, "The CA did not answer the connector (RPC server unavailable).", "CONN01");
    }

    public static Diagnosis diagnosis(String id, int revision, State state, String explanation, String host) {
        return new Diagnosis(
                id,
                revision,
                "PKCS-RPC-UNAVAILABLE",
                Verdict.FAILED,
                state,
                Severity.HIGH,
                "pkcs",
                "issued",
                Scope.REQUEST,
                "default",
                host,
                "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10",
                null,
                "39907e78-e61b-4730-b9fa-d44a53e4111c",
                "trail-1",
                Map.of("thumbprint", List.of("A1B2"), "serial", List.of("61000a")),
                FIRST,
                LAST,
                null,
                null,
                3,
                Confidence.HIGH,
                "The CA did not answer the connector",
                explanation,
                List.of(
                        new Cause("CA-CONFIG", "The CA name is wrong", CauseStatus.POSSIBLE, "", List.of("Check it.")),
                        new Cause(
                                "AKI-NOT-ENABLED",
                                "The CA refuses the AKI",
                                CauseStatus.CONFIRMED,
                                "CA event 128 on CA01",
                                List.of("Run certutil -setreg.", "Restart the CA."))),
                List.of(new Evidence(
                        Origin.CONNECTOR,
                        "CONN01",
                        LAST,
                        "conn01/NDESConnector.svclog",
                        "#12",
                        "IssuePfx - COMException")),
                List.of("CA events of CA01: no source"),
                "incident-1",
                List.of("https://learn.microsoft.com/x"));
    }

    public static Incident incident(State state) {
        return new Incident(
                "incident-1",
                2,
                "PKCS-RPC-UNAVAILABLE",
                state,
                Severity.CRITICAL,
                "default",
                "ca:CA01",
                "CA01",
                "The CA did not answer",
                120,
                7,
                FIRST,
                LAST,
                List.of("d-1", "d-2"),
                List.of());
    }

    public static Alert alert(String id, int revision) {
        var diagnosis = diagnosis(id, revision, State.OPEN);
        return alert(diagnosis);
    }

    public static Alert alert(Diagnosis diagnosis) {
        return Alert.of(
                diagnosis,
                AlertFormats.OCSF.mediaType(),
                AlertFormats.OCSF.by(PRODUCT).diagnosis(diagnosis));
    }
}
