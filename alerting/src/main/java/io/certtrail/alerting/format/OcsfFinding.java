/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certtrail.schemas.diagnosis.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One OCSF Detection Finding under construction: the attributes that a diagnosis and an incident have in common. */
final class OcsfFinding {
    static final String VERSION = "1.8.0";
    private static final int CLASS = 2004;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    OcsfFinding(OcsfLife life, Severity severity) {
        root.put("activity_id", life.activityId).put("activity_name", life.activity);
        root.put("category_uid", 2).put("category_name", "Findings");
        root.put("class_uid", CLASS).put("class_name", "Detection Finding");
        root.put("type_uid", CLASS * 100 + life.activityId);
        root.put("severity_id", severityId(severity)).put("severity", severity(severity));
        root.put("status_id", life.statusId).put("status", life.status);
        root.put("priority_id", priorityId(severity));
        root.put("is_alert", life == OcsfLife.CREATED || life == OcsfLife.UPDATED);
    }

    OcsfFinding times(Instant time, Instant first, Instant last) {
        root.put("time", time.toEpochMilli());
        root.put("start_time", first.toEpochMilli()).put("end_time", last.toEpochMilli());
        return this;
    }

    OcsfFinding said(String message) {
        root.put("message", message);
        return this;
    }

    OcsfFinding metadata(Product product, String uid, String log, String tenant, Instant original) {
        var metadata = root.putObject("metadata").put("version", VERSION).put("uid", uid);
        metadata.putArray("profiles").add("incident");
        metadata.putObject("product")
                .put("name", product.name())
                .put("vendor_name", product.vendor())
                .put("version", product.version());
        metadata.put("log_name", log).put("tenant_uid", tenant).put("original_time", original.toString());
        return this;
    }

    OcsfFinding info(String uid, String code, String title, String kind, Instant first, Instant last) {
        var info = root.putObject("finding_info").put("uid", uid).put("title", title);
        info.putArray("types").add(kind);
        info.putObject("analytic")
                .put("type_id", 1)
                .put("type", "Rule")
                .put("uid", code)
                .put("name", title);
        info.put("first_seen_time", first.toEpochMilli()).put("last_seen_time", last.toEpochMilli());
        return this;
    }

    /** A computer or a person affected; unknown ones are left out. Each is an observable too, to pivot on. */
    OcsfFinding named(String type, @Nullable String name, int observableId, String observable) {
        return name == null ? this : resource(type, "name", name, observableId, observable);
    }

    /** An affected thing that has an id; unknown ones are left out. */
    OcsfFinding identified(String type, @Nullable String uid) {
        return uid == null ? this : resource(type, "uid", uid, 10, "Resource UID");
    }

    private OcsfFinding resource(String type, String attribute, String value, int observableId, String observable) {
        var resources = root.withArray("resources");
        resources.addObject().put("type", type).put(attribute, value);
        observable("resources[%d].%s".formatted(resources.size() - 1, attribute), observableId, observable, value);
        return this;
    }

    void observable(String name, int typeId, String type, String value) {
        root.withArray("observables")
                .addObject()
                .put("name", name)
                .put("type_id", typeId)
                .put("type", type)
                .put("value", value);
    }

    ObjectNode node() {
        return root;
    }

    @Override
    public String toString() {
        return OneLine.json(root.toString());
    }

    private static int severityId(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case INFO -> "Informational";
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
            case CRITICAL -> "Critical";
        };
    }

    private static int priorityId(Severity severity) {
        return switch (severity) {
            case INFO, LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case CRITICAL -> 4;
        };
    }
}
