/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;

/** A diagnosis as one JSON line, {@code certtrail.diagnosis/1}. */
public final class DiagnosisJson {
    private DiagnosisJson() {}

    /** The line, without its end. */
    public static String toJson(Diagnosis diagnosis) {
        return JsonLine.of(diagnosis, DiagnosisJson::write);
    }

    private static void write(JsonLine line, Diagnosis diagnosis) {
        verdict(line, diagnosis);
        subject(line, diagnosis);
        course(line, diagnosis);
        reasons(line, diagnosis);
    }

    private static void verdict(JsonLine line, Diagnosis diagnosis) {
        line.text("schema", "certtrail.diagnosis/1")
                .text("id", diagnosis.id())
                .number("revision", diagnosis.revision())
                .text("code", diagnosis.code())
                .text("verdict", diagnosis.verdict().id())
                .text("state", diagnosis.state().id())
                .text("severity", diagnosis.severity().id())
                .text("workflow", diagnosis.workflow())
                .text("step", diagnosis.step())
                .text("scope", diagnosis.scope().id())
                .text("tenant", diagnosis.tenant());
    }

    private static void subject(JsonLine line, Diagnosis diagnosis) {
        line.text("host", diagnosis.host())
                .text("device", diagnosis.device())
                .text("user", diagnosis.user())
                .text("profile", diagnosis.profile())
                .text("trail", diagnosis.trail())
                .object("identifiers", diagnosis.identifiers(), (inner, identifiers) -> {
                    for (var entry : identifiers.entrySet()) {
                        inner.texts(entry.getKey(), entry.getValue());
                    }
                });
    }

    private static void course(JsonLine line, Diagnosis diagnosis) {
        line.time("firstSeen", diagnosis.firstSeen())
                .time("lastSeen", diagnosis.lastSeen())
                .time("since", diagnosis.since())
                .time("deadline", diagnosis.deadline())
                .number("attempts", diagnosis.attempts())
                .text("confidence", diagnosis.confidence().id())
                .text("title", diagnosis.title())
                .text("explanation", diagnosis.explanation());
    }

    private static void reasons(JsonLine line, Diagnosis diagnosis) {
        line.objects("causes", diagnosis.causes(), DiagnosisJson::cause)
                .objects("evidence", diagnosis.evidence(), DiagnosisJson::evidence)
                .texts("notSeen", diagnosis.notSeen())
                .text("incident", diagnosis.incident())
                .texts("references", diagnosis.references());
    }

    private static void cause(JsonLine line, Cause cause) {
        line.text("code", cause.code())
                .text("title", cause.title())
                .text("status", cause.status().id())
                .text("because", cause.because())
                .texts("remedy", cause.remedy());
    }

    private static void evidence(JsonLine line, Evidence evidence) {
        line.text("origin", evidence.origin().id())
                .text("host", evidence.host())
                .time("time", evidence.time())
                .text("file", evidence.file())
                .text("position", evidence.position())
                .text("text", evidence.text());
    }
}
