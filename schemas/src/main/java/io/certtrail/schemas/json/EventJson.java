/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.ScepMessage;
import io.certtrail.schemas.event.Shape;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.util.Locale;
import java.util.TreeMap;

/** An event as one JSON line: the envelope, the fields of its shape, and last the raw text. */
public final class EventJson {
    private EventJson() {}

    /** The line, without its end. */
    public static String toJson(LogEvent event) {
        return JsonLine.of(event, EventJson::write);
    }

    /** Adds the line, without its end. */
    public static void write(JsonBytes out, LogEvent event) {
        JsonLine.write(out, event, EventJson::write);
    }

    private static void write(JsonLine line, LogEvent event) {
        var platform = event.platform();
        var shape = Shape.of(event.body());
        line.text("id", event.id())
                .text("tenant", event.tenant())
                .text("origin", event.origin().id())
                .text("host", event.host())
                .text("device", event.device())
                .text("platform", platform == null ? null : platform.id())
                .text("source", event.source())
                .time("time", event.time())
                .text("file", event.place().file())
                .text("position", event.place().position())
                .text("shape", shape.id());
        body(line, event, shape);
        line.text("text", event.text());
    }

    private static void body(JsonLine line, LogEvent event, Shape shape) {
        switch (shape) {
            case HTTP -> http(line, (HttpRequest) event.body());
            case WINDOWS_EVENT -> windows(line, (WindowsEvent) event.body());
            case TRACE -> trace(line, (TraceEntry) event.body());
            case DEVICE_LINE -> device(line, (DeviceLine) event.body());
            case FILE_STATE -> file(line, (FileState) event.body());
            case CA_ROW -> line.map("columns", new TreeMap<>(((CaRow) event.body()).columns()));
            case INVENTORY_ROW -> inventory(line, (InventoryRow) event.body());
            case PROGRESS -> progress(line, (Progress) event.body());
        }
    }

    private static void http(JsonLine line, HttpRequest http) {
        line.text("method", http.method())
                .text("path", http.path())
                .text("query", http.query())
                .text("operation", http.operation())
                .text("clientIp", http.clientIp())
                .text("userAgent", http.userAgent())
                .number("status", http.status())
                .number("substatus", http.substatus())
                .number("win32", http.win32())
                .number("timeTakenMillis", http.timeTakenMillis())
                .object("scep", http.scep(), EventJson::scep)
                .text("reason", http.reason());
    }

    private static void scep(JsonLine line, ScepMessage scep) {
        line.text("transactionId", scep.transactionId())
                .number("messageType", scep.messageType())
                .number("pkiStatus", scep.pkiStatus())
                .number("failInfo", scep.failInfo())
                .text("senderNonce", scep.senderNonce())
                .text("recipientNonce", scep.recipientNonce())
                .text("recipientIssuer", scep.recipientIssuer())
                .text("recipientSerial", scep.recipientSerial())
                .number("hresult", scep.hresult())
                .flag("truncated", scep.truncated());
    }

    private static void windows(JsonLine line, WindowsEvent event) {
        line.text("provider", event.provider())
                .text("channel", event.channel())
                .number("eventId", event.eventId())
                .number("level", event.level())
                .number("recordId", event.recordId())
                .text("user", event.user())
                .map("data", event.data())
                .text("message", event.message());
    }

    private static void trace(JsonLine line, TraceEntry entry) {
        line.text("component", entry.component())
                .number("level", entry.level())
                .text("process", entry.process())
                .number("processId", entry.processId())
                .text("thread", entry.thread())
                .text("activity", entry.activity())
                .text("message", entry.message());
    }

    private static void device(JsonLine line, DeviceLine entry) {
        line.text("level", entry.level())
                .text("logger", entry.logger())
                .number("processId", entry.processId())
                .text("thread", entry.thread())
                .text("message", entry.message())
                .text("profile", entry.profile())
                .object("scep", entry.scep(), EventJson::scep);
    }

    private static void file(JsonLine line, FileState file) {
        line.text("folder", file.folder())
                .text("name", file.name())
                .number("size", file.size())
                .time("modified", file.modified())
                .text("firstError", file.firstError())
                .map("fields", new TreeMap<>(file.fields()));
    }

    private static void inventory(JsonLine line, InventoryRow row) {
        line.text("kind", row.kind()).map("columns", new TreeMap<>(row.columns()));
    }

    private static void progress(JsonLine line, Progress progress) {
        line.text("writer", progress.writer())
                .number("epoch", progress.epoch())
                .number("of", progress.of())
                .time("watermark", progress.watermark())
                .time("heardFrom", progress.heardFrom())
                .time("heard", progress.heard())
                .text("state", progress.state().name().toLowerCase(Locale.ROOT))
                .flag("onDemand", progress.onDemand());
    }
}
