/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.Verdict;
import java.util.List;
import java.util.Map;

/**
 * OCSF 1.8 Detection Finding with the incident profile.
 *
 * <p>Not an Incident Finding: that class demands an assignee, whom a detector does not know.
 */
final class OcsfFormat implements AlertFormat {
    private final Product product;

    OcsfFormat(Product product) {
        this.product = product;
    }

    @Override
    public String diagnosis(Diagnosis diagnosis) {
        var finding = new OcsfFinding(OcsfLife.of(diagnosis.state(), diagnosis.revision()), diagnosis.severity())
                .times(Wording.time(diagnosis), diagnosis.firstSeen(), diagnosis.lastSeen())
                .said(Wording.headline(diagnosis))
                .metadata(product, uid(diagnosis), "diagnoses", diagnosis.tenant(), diagnosis.lastSeen())
                .info(
                        diagnosis.id(),
                        diagnosis.code(),
                        diagnosis.title(),
                        diagnosis.workflow() + "." + diagnosis.verdict().id(),
                        diagnosis.firstSeen(),
                        diagnosis.lastSeen())
                .identified("device", diagnosis.device())
                .named("host", diagnosis.host(), 1, "Hostname")
                .named("user", diagnosis.user(), 4, "User Name");
        addDetails(finding.node(), diagnosis);
        addEvidence(finding.node().putArray("evidences"), diagnosis.evidence());
        addRemediation(finding.node(), diagnosis);
        addIdentifiers(finding, diagnosis.identifiers());
        addUnmapped(finding.node().putObject("unmapped"), diagnosis);
        return finding.toString();
    }

    @Override
    public String incident(Incident incident) {
        var finding = new OcsfFinding(OcsfLife.of(incident.state(), incident.revision()), incident.severity())
                .times(incident.lastSeen(), incident.firstSeen(), incident.lastSeen())
                .said(Wording.headline(incident))
                .metadata(
                        product,
                        incident.id() + "/" + incident.revision(),
                        "incidents",
                        incident.tenant(),
                        incident.lastSeen())
                .info(
                        incident.id(),
                        incident.code(),
                        incident.title(),
                        "incident",
                        incident.firstSeen(),
                        incident.lastSeen())
                .identified("scope", incident.scope())
                .named("host", incident.host(), 1, "Hostname");
        finding.node().put("count", incident.count());
        var unmapped = finding.node().putObject("unmapped");
        unmapped.put("revision", incident.revision())
                .put("state", incident.state().id())
                .put("open", incident.open());
        incident.sample().forEach(unmapped.putArray("sample")::add);
        return finding.toString();
    }

    private static String uid(Diagnosis diagnosis) {
        return diagnosis.id() + "/" + diagnosis.revision();
    }

    private static void addDetails(ObjectNode root, Diagnosis diagnosis) {
        addConfidence(root, diagnosis.confidence());
        root.withObject("/finding_info").put("desc", diagnosis.explanation());
        if (diagnosis.trail() != null) {
            root.withObject("/metadata").put("correlation_uid", diagnosis.trail());
        }
        if (diagnosis.state() == State.RETRACTED) {
            root.put("verdict_id", 1).put("verdict", "False Positive");
        } else if (diagnosis.verdict() == Verdict.BLIND) {
            root.put("verdict_id", 7).put("verdict", "Insufficient Data");
        }
        Wording.confirmed(diagnosis)
                .ifPresent(cause -> root.put("status_code", cause.code()).put("status_detail", cause.because()));
    }

    private static void addEvidence(ArrayNode evidences, List<Evidence> evidence) {
        for (var quoted : evidence) {
            evidences
                    .addObject()
                    .put("name", quoted.origin().id())
                    .putObject("data")
                    .put("host", quoted.host())
                    .put("time", quoted.time().toString())
                    .put("file", quoted.file())
                    .put("position", quoted.position())
                    .put("text", quoted.text());
        }
    }

    private static void addRemediation(ObjectNode root, Diagnosis diagnosis) {
        var remedy = Wording.remedy(diagnosis);
        if (!remedy.isEmpty() || !diagnosis.references().isEmpty()) {
            var remediation =
                    root.putObject("remediation").put("desc", remedy.isEmpty() ? diagnosis.explanation() : remedy);
            diagnosis.references().forEach(remediation.putArray("references")::add);
        }
    }

    private static void addIdentifiers(OcsfFinding finding, Map<String, List<String>> identifiers) {
        identifiers.forEach((kind, values) -> {
            for (var value : values) {
                switch (kind) {
                    case "thumbprint", "ski" ->
                        finding.observable("unmapped.identifiers." + kind, 30, "Fingerprint", value);
                    case "serial" -> finding.observable("unmapped.identifiers.serial", 37, "Serial Number", value);
                    case "client-ip" -> finding.observable("unmapped.identifiers.client-ip", 2, "IP Address", value);
                    default -> {}
                }
            }
        });
    }

    private static void addUnmapped(ObjectNode unmapped, Diagnosis diagnosis) {
        unmapped.put("revision", diagnosis.revision())
                .put("state", diagnosis.state().id())
                .put("verdict", diagnosis.verdict().id())
                .put("workflow", diagnosis.workflow())
                .put("step", diagnosis.step())
                .put("scope", diagnosis.scope().id())
                .put("profile", diagnosis.profile())
                .put("attempts", diagnosis.attempts())
                .put("incident", diagnosis.incident());
        var identifiers = unmapped.putObject("identifiers");
        diagnosis.identifiers().forEach((kind, values) -> values.forEach(identifiers.putArray(kind)::add));
        diagnosis.notSeen().forEach(unmapped.putArray("not_seen")::add);
        var causes = unmapped.putArray("causes");
        diagnosis
                .causes()
                .forEach(cause -> causes.addObject()
                        .put("code", cause.code())
                        .put("title", cause.title())
                        .put("status", cause.status().id())
                        .put("because", cause.because()));
    }

    private static void addConfidence(ObjectNode root, Confidence confidence) {
        switch (confidence) {
            case LOW -> root.put("confidence_id", 1).put("confidence", "Low");
            case MEDIUM -> root.put("confidence_id", 2).put("confidence", "Medium");
            case HIGH -> root.put("confidence_id", 3).put("confidence", "High");
        }
    }
}
