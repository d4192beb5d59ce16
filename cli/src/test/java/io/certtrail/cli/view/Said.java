/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Diagnoses and trails for tests of what is printed. */
final class Said {
    static final Instant NOON = Instant.parse("2018-06-17T12:00:00Z");

    private Said() {}

    static Diagnosis rpcUnavailable(String id, String device, int minute) {
        var time = NOON.plusSeconds(60L * minute);
        return new Diagnosis(
                id,
                1,
                "PKCS-RPC-UNAVAILABLE",
                Verdict.FAILED,
                State.OPEN,
                Severity.CRITICAL,
                "pkcs",
                "issued",
                Scope.REQUEST,
                "default",
                "CONN01",
                device,
                null,
                "39907e78-e61b-4730-b9fa-d44a53e4111c",
                "trail-" + id,
                Map.of("device", List.of(device)),
                time,
                time.plusSeconds(86),
                null,
                null,
                3,
                Confidence.HIGH,
                "The CA did not answer the connector (RPC server unavailable)",
                "CONN01 asked the CA for a certificate and got 0x800706BA RPC_S_SERVER_UNAVAILABLE, three times.",
                List.of(
                        new Cause(
                                "AKI-NOT-ENABLED",
                                "The CA does not use the key its request names",
                                CauseStatus.CONFIRMED,
                                "CA event 128 on CA01 at 12:00:12",
                                List.of(
                                        "On CA01 run certutil -setreg ca\\UseDefinedCACertInRequest 1",
                                        "Restart Active Directory Certificate Services")),
                        new Cause(
                                "CA-CONFIG",
                                "The profile names the wrong CA",
                                CauseStatus.POSSIBLE,
                                "",
                                List.of("Correct the CA's name in the profile"))),
                List.of(new Evidence(
                        Origin.CONNECTOR,
                        "CONN01",
                        time,
                        "conn01/NDESConnector_2018-06-17_010344.svclog",
                        "#12",
                        "IssuePfx - COMException: CCertRequest::Submit: The RPC server is unavailable. 0x800706ba")),
                List.of("CA events of CA02: no source"),
                null,
                List.of("https://learn.microsoft.com/troubleshoot/mem/intune/troubleshoot-pkcs"));
    }

    static Diagnosis stuck(String id, String device, String text) {
        return new Diagnosis(
                id,
                1,
                "SCEP-STUCK",
                Verdict.STUCK,
                State.OPEN,
                Severity.MEDIUM,
                "scep",
                "issued",
                Scope.REQUEST,
                "default",
                null,
                device,
                null,
                null,
                "trail-" + id,
                Map.of(),
                NOON,
                NOON,
                NOON,
                NOON.plusSeconds(900),
                1,
                Confidence.MEDIUM,
                "A SCEP request got no further",
                text,
                List.of(),
                List.of(new Evidence(Origin.IIS, "NDES01", NOON, "ndes01/u_ex180617.log", "#7", text)),
                List.of(),
                null,
                List.of());
    }

    static TrailState trail(String id, String workflow, String state, String... steps) {
        var reached = new LinkedHashMap<String, Instant>();
        for (var step : steps) {
            reached.put(step, NOON);
        }
        return new TrailState(
                id, 1, "default", workflow, state, "device-" + id, null, null, reached, 1, NOON, NOON, Map.of(), null);
    }
}
