/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import io.certtrail.schemas.avro.NamedValue;
import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.ScepMessage;
import io.certtrail.schemas.event.Shape;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The shapes of an event as Avro; maps are sorted, so that equal events have equal bytes. */
final class BodyWire {
    private static final Map<Class<?>, Function<Object, Body>> RECORDS = Map.of(
            io.certtrail.schemas.avro.HttpRequest.class,
            body -> record((io.certtrail.schemas.avro.HttpRequest) body),
            io.certtrail.schemas.avro.WindowsEvent.class,
            body -> record((io.certtrail.schemas.avro.WindowsEvent) body),
            io.certtrail.schemas.avro.TraceEntry.class,
            body -> record((io.certtrail.schemas.avro.TraceEntry) body),
            io.certtrail.schemas.avro.DeviceLine.class,
            body -> record((io.certtrail.schemas.avro.DeviceLine) body),
            io.certtrail.schemas.avro.FileState.class,
            body -> record((io.certtrail.schemas.avro.FileState) body),
            io.certtrail.schemas.avro.CaRow.class,
            body -> new CaRow(((io.certtrail.schemas.avro.CaRow) body).getColumns()),
            io.certtrail.schemas.avro.InventoryRow.class,
            body -> record((io.certtrail.schemas.avro.InventoryRow) body),
            io.certtrail.schemas.avro.Progress.class,
            body -> record((io.certtrail.schemas.avro.Progress) body));

    private BodyWire() {}

    static SpecificRecord avro(Body body) {
        return switch (Shape.of(body)) {
            case HTTP -> avro((HttpRequest) body);
            case WINDOWS_EVENT -> avro((WindowsEvent) body);
            case TRACE -> avro((TraceEntry) body);
            case DEVICE_LINE -> avro((DeviceLine) body);
            case FILE_STATE -> avro((FileState) body);
            case CA_ROW -> new io.certtrail.schemas.avro.CaRow(new TreeMap<>(((CaRow) body).columns()));
            case INVENTORY_ROW -> avro((InventoryRow) body);
            case PROGRESS -> avro((Progress) body);
        };
    }

    static Body record(@Nullable Object body) {
        var mapping = body == null ? null : RECORDS.get(body.getClass());
        if (mapping == null) {
            throw new WireException("The event's shape is of a newer release; upgrade certtrail to read it");
        }
        return mapping.apply(body);
    }

    private static io.certtrail.schemas.avro.HttpRequest avro(HttpRequest http) {
        return new io.certtrail.schemas.avro.HttpRequest(
                http.method(),
                http.path(),
                http.query(),
                http.operation(),
                http.clientIp(),
                http.userAgent(),
                http.status(),
                http.substatus(),
                http.win32(),
                http.timeTakenMillis(),
                avro(http.scep()),
                http.reason());
    }

    private static HttpRequest record(io.certtrail.schemas.avro.HttpRequest http) {
        return new HttpRequest(
                http.getMethod(),
                http.getPath(),
                http.getQuery(),
                http.getOperation(),
                http.getClientIp(),
                http.getUserAgent(),
                http.getStatus(),
                http.getSubstatus(),
                http.getWin32(),
                http.getTimeTakenMillis(),
                record(http.getScep()),
                http.getReason());
    }

    private static io.certtrail.schemas.avro.@Nullable ScepMessage avro(@Nullable ScepMessage scep) {
        return scep == null
                ? null
                : new io.certtrail.schemas.avro.ScepMessage(
                        scep.transactionId(),
                        scep.messageType(),
                        scep.pkiStatus(),
                        scep.failInfo(),
                        scep.senderNonce(),
                        scep.recipientNonce(),
                        scep.recipientIssuer(),
                        scep.recipientSerial(),
                        scep.hresult(),
                        scep.truncated());
    }

    private static @Nullable ScepMessage record(io.certtrail.schemas.avro.@Nullable ScepMessage scep) {
        return scep == null
                ? null
                : new ScepMessage(
                        scep.getTransactionId(),
                        scep.getMessageType(),
                        scep.getPkiStatus(),
                        scep.getFailInfo(),
                        scep.getSenderNonce(),
                        scep.getRecipientNonce(),
                        scep.getRecipientIssuer(),
                        scep.getRecipientSerial(),
                        scep.getHresult(),
                        scep.getTruncated());
    }

    private static io.certtrail.schemas.avro.WindowsEvent avro(WindowsEvent event) {
        return new io.certtrail.schemas.avro.WindowsEvent(
                event.provider(),
                event.channel(),
                event.eventId(),
                event.level(),
                event.recordId(),
                event.user(),
                pairs(event.data()),
                event.message());
    }

    private static WindowsEvent record(io.certtrail.schemas.avro.WindowsEvent event) {
        return new WindowsEvent(
                event.getProvider(),
                event.getChannel(),
                event.getEventId(),
                event.getLevel(),
                event.getRecordId(),
                event.getUser(),
                map(event.getData()),
                event.getMessage());
    }

    private static List<NamedValue> pairs(Map<String, String> data) {
        var pairs = new ArrayList<NamedValue>(data.size());
        data.forEach((name, value) -> pairs.add(new NamedValue(name, value)));
        return pairs;
    }

    private static Map<String, String> map(List<NamedValue> pairs) {
        var data = new LinkedHashMap<String, String>();
        pairs.forEach(pair -> data.put(pair.getName(), pair.getValue()));
        return data;
    }

    private static io.certtrail.schemas.avro.TraceEntry avro(TraceEntry entry) {
        return new io.certtrail.schemas.avro.TraceEntry(
                entry.component(),
                entry.level(),
                entry.process(),
                entry.processId(),
                entry.thread(),
                entry.activity(),
                entry.message());
    }

    private static TraceEntry record(io.certtrail.schemas.avro.TraceEntry entry) {
        return new TraceEntry(
                entry.getComponent(),
                entry.getLevel(),
                entry.getProcess(),
                entry.getProcessId(),
                entry.getThread(),
                entry.getActivity(),
                entry.getMessage());
    }

    private static io.certtrail.schemas.avro.DeviceLine avro(DeviceLine line) {
        return new io.certtrail.schemas.avro.DeviceLine(
                line.level(),
                line.logger(),
                line.processId(),
                line.thread(),
                line.message(),
                line.profile(),
                avro(line.scep()));
    }

    private static DeviceLine record(io.certtrail.schemas.avro.DeviceLine line) {
        return new DeviceLine(
                line.getLevel(),
                line.getLogger(),
                line.getProcessId(),
                line.getThread(),
                line.getMessage(),
                line.getProfile(),
                record(line.getScep()));
    }

    private static io.certtrail.schemas.avro.FileState avro(FileState file) {
        return new io.certtrail.schemas.avro.FileState(
                file.folder(),
                file.name(),
                file.size(),
                file.modified(),
                file.firstError(),
                new TreeMap<>(file.fields()));
    }

    private static FileState record(io.certtrail.schemas.avro.FileState file) {
        return new FileState(
                file.getFolder(),
                file.getName(),
                file.getSize(),
                file.getModified(),
                file.getFirstError(),
                file.getFields());
    }

    private static io.certtrail.schemas.avro.InventoryRow avro(InventoryRow row) {
        return new io.certtrail.schemas.avro.InventoryRow(row.kind(), new TreeMap<>(row.columns()));
    }

    private static InventoryRow record(io.certtrail.schemas.avro.InventoryRow row) {
        return new InventoryRow(row.getKind(), row.getColumns());
    }

    private static io.certtrail.schemas.avro.Progress avro(Progress progress) {
        return new io.certtrail.schemas.avro.Progress(
                progress.writer(),
                progress.epoch(),
                progress.of(),
                progress.watermark(),
                progress.heardFrom(),
                progress.heard(),
                Symbols.PROGRESS.avro(progress.state()),
                progress.onDemand());
    }

    private static Progress record(io.certtrail.schemas.avro.Progress progress) {
        return new Progress(
                progress.getWriter(),
                progress.getEpoch(),
                progress.getOf(),
                progress.getWatermark(),
                progress.getHeardFrom(),
                progress.getHeard(),
                Symbols.PROGRESS.record(progress.getState()),
                progress.getOnDemand());
    }
}
