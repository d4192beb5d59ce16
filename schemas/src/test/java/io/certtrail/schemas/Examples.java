/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.event.ScepMessage;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One made-up record of each kind, behind every golden file: change one and its golden files change. */
public final class Examples {
    private static final Instant AT = Instant.parse("2018-06-17T01:03:44.123456Z");
    private static final String DEVICE = "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10";
    private static final String PROFILE = "39907e78-e61b-4730-b9fa-d44a53e4111c";

    private Examples() {}

    /** An event of each shape, by the shape's name. */
    public static Map<String, LogEvent> events() {
        var events = new LinkedHashMap<String, LogEvent>();
        events.put("http", event(Origin.IIS, http()));
        events.put("windows-event", event(Origin.CONNECTOR, windows()));
        events.put("trace", event(Origin.CONNECTOR, trace()));
        events.put("device-line", event(Origin.DEVICE, line()));
        events.put("file-state", event(Origin.CONNECTOR, file()));
        events.put("ca-row", event(Origin.CA, new CaRow(Map.of("RequestID", "7", "Disposition", "20"))));
        events.put("inventory-row", event(Origin.DEVICE, new InventoryRow("device", Map.of("deviceName", "PC1"))));
        events.put(
                "progress",
                event(Origin.CA, new Progress("w", 2, 3, AT, AT.minusSeconds(600), AT, Progress.State.OPEN, false)));
        return events;
    }

    private static LogEvent event(Origin origin, Body body) {
        var phone = origin == Origin.DEVICE;
        return new LogEvent(
                "0123456789abcdef0123456789abcdef",
                "default",
                origin,
                origin.id() + "/HOST01/x.log",
                phone ? null : "HOST01",
                phone ? DEVICE : null,
                phone ? Platform.ANDROID : null,
                AT,
                new Place("host01/x.log", "#12"),
                "raw \"text\" \u001b[31m of the line, gr\u00fcn \u6f22",
                body);
    }

    private static HttpRequest http() {
        var path = "/certsrv/mscep/mscep.dll";
        return new HttpRequest(
                "GET",
                path,
                "...",
                "PKIOperation",
                "10.0.0.1",
                "agent",
                500,
                0,
                2_148_073_514L,
                31L,
                scep(),
                "AppOffline");
    }

    private static ScepMessage scep() {
        return new ScepMessage("1F2A", 19, null, null, "00FF", null, "CN=RA", "0A01", null, false);
    }

    private static WindowsEvent windows() {
        var data = new LinkedHashMap<String, String>();
        data.put("UniqueId", PROFILE);
        data.put("param2", "0x80094800");
        return new WindowsEvent(
                "Microsoft-Intune-CertificateConnectors", "Admin", 1051, 2, 99L, "S-1-5-18", data, null);
    }

    private static TraceEntry trace() {
        return new TraceEntry("NDESConnector", 2, "NDESConnector", 4711, "8", null, "IssuePfx -\nfailed");
    }

    private static DeviceLine line() {
        return new DeviceLine("INFO", "com.example.Scep", 12, "main", "enrolling", "ModelName=AC_1;Hash=2", scep());
    }

    private static FileState file() {
        return new FileState("PfxRequest/Failed", DEVICE + ".xml", 120, AT, "RPC server", Map.of("Key", "value"));
    }

    public static Reject reject() {
        var bytes = "cut o".getBytes(StandardCharsets.UTF_8);
        var place = new Place("host01/x.log", "#13");
        return new Reject("default", Origin.IIS, "iis/HOST01/x.log", place, "3 values for 14 columns", bytes, 5);
    }

    /** The diagnosis of the contract's example. */
    public static Diagnosis diagnosis() {
        return new Diagnosis(
                "d1",
                1,
                "PKCS-RPC-UNAVAILABLE",
                Verdict.FAILED,
                State.OPEN,
                Severity.HIGH,
                "pkcs",
                "issued",
                Scope.REQUEST,
                "default",
                "CONN01",
                DEVICE,
                null,
                PROFILE,
                "t1",
                Map.of("device", List.of(DEVICE), "thumbprint", List.of()),
                Instant.parse("2018-06-17T01:03:44Z"),
                Instant.parse("2018-06-17T01:05:10Z"),
                null,
                null,
                3,
                Confidence.HIGH,
                "The CA did not answer",
                "CONN01 asked the CA three times.",
                List.of(
                        new Cause("CA-CONFIG", "Wrong CA", CauseStatus.POSSIBLE, "no proof", List.of("Compare.")),
                        new Cause("AKI-NOT-ENABLED", "AKI", CauseStatus.CONFIRMED, "CA event 128", List.of("Set it."))),
                List.of(new Evidence(Origin.CONNECTOR, "CONN01", AT, "conn01/a.svclog", "#12", "0x800706BA")),
                List.of("CA events of CA01: no source"),
                "i1",
                List.of("https://learn.microsoft.com/"));
    }

    public static Incident incident() {
        var code = "PKCS-RPC-UNAVAILABLE";
        var id = "i1";
        return new Incident(
                id,
                2,
                code,
                State.OPEN,
                Severity.HIGH,
                "default",
                "ca:CA01",
                "CA01",
                "T",
                9,
                4,
                AT,
                AT,
                List.of("d1"),
                List.of("i2"));
    }

    public static TrailState trail() {
        var reached = new LinkedHashMap<String, Instant>();
        reached.put("submitted", AT);
        reached.put("issued", AT.plusSeconds(5));
        return new TrailState(
                "t1",
                4,
                "default",
                "pkcs",
                "open",
                DEVICE,
                Platform.WINDOWS,
                PROFILE,
                reached,
                1,
                AT,
                AT.plusSeconds(5),
                Map.of("device", List.of(DEVICE)),
                null);
    }
}
