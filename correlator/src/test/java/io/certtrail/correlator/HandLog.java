/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import io.certtrail.correlator.identity.Ids;
import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.ScepMessage;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One source made by hand: what it says, in its own order, with its progress in line. */
public final class HandLog {
    public static final String TENANT = "contoso";
    public static final Instant START = Instant.parse("2024-05-02T08:00:00Z");

    private static final String CONNECTOR = "Microsoft-Intune-CertificateConnectors";
    private static final String AUTHORITY = "Microsoft-Windows-CertificationAuthority";

    private final List<LogEvent> records = new ArrayList<>();
    private final Origin origin;
    private final String name;
    private final @Nullable String host;
    private final @Nullable String device;
    private final @Nullable Platform platform;
    private @Nullable Instant said;
    private long epoch;
    private int told;
    private boolean byHand;

    private HandLog(
            Origin origin, String name, @Nullable String host, @Nullable String device, @Nullable Platform platform) {
        this.origin = origin;
        this.name = name;
        this.host = host;
        this.device = device;
        this.platform = platform;
    }

    /** A log of a server. */
    public static HandLog of(Origin origin, String host, String file) {
        return new HandLog(origin, "%s/%s/%s".formatted(origin.id(), host, file), host, null, null);
    }

    /** A log of a device. */
    public static HandLog ofDevice(String device, Platform platform) {
        return new HandLog(Origin.DEVICE, "device/%s/log".formatted(device), null, device, platform);
    }

    /** Minutes and seconds after the start. */
    public static Instant at(String clock) {
        return Instant.parse("2024-05-02T" + clock + "Z");
    }

    /** A record of the connector about a request. */
    public HandLog connector(String clock, int id, String aDevice, String policy, String... more) {
        var data = new LinkedHashMap<String, String>();
        data.put("DeviceId", aDevice);
        data.put("PolicyId", policy);
        data.putAll(data(more));
        return windows(at(clock), CONNECTOR, id, data);
    }

    /** A health message of the connector: it proves nothing but that it is alive. */
    public HandLog healthy(String clock) {
        return windows(at(clock), CONNECTOR, 5000, Map.of());
    }

    /** Health messages every five minutes from one time to another. */
    public HandLog healthyFrom(String from, String to) {
        for (var time = at(from); !time.isAfter(at(to)); time = time.plus(Duration.ofMinutes(5))) {
            windows(time, CONNECTOR, 5000, Map.of());
        }
        return this;
    }

    /** A record of the CA. */
    public HandLog authority(String clock, int id, String... data) {
        return windows(at(clock), AUTHORITY, id, data(data));
    }

    /** An audit record of the CA. */
    public HandLog audit(String clock, int id, String... data) {
        return windows(at(clock), "Microsoft-Windows-Security-Auditing", id, data(data));
    }

    /** A record of a Windows log. */
    public HandLog windows(Instant time, String provider, int id, Map<String, String> data) {
        return says(time, new WindowsEvent(provider, "Operational", id, null, null, null, data, null), data.toString());
    }

    /** A line of the old connector's trace. */
    public HandLog trace(String clock, String thread, String message) {
        return says(
                at(clock), new TraceEntry("NDESConnector", 2, "NDESConnector", 1956, thread, null, message), message);
    }

    /** A line of IIS. */
    public HandLog http(String clock, String operation, int status, long win32, @Nullable String transaction) {
        var scep = transaction == null
                ? null
                : new ScepMessage(transaction, 19, null, null, null, null, null, null, null, false);
        return says(
                at(clock),
                new HttpRequest(
                        "GET",
                        "/certsrv/mscep/mscep.dll/pkiclient.exe",
                        null,
                        operation,
                        "10.0.0.7",
                        "Dalvik/2.1.0",
                        status,
                        0,
                        win32,
                        5L,
                        scep,
                        null),
                operation + " " + status);
    }

    /** A line of a phone. */
    public HandLog line(String clock, String message) {
        return says(at(clock), new DeviceLine("VERB", "com.microsoft.omadm", 1, "2", message, null, null), message);
    }

    private static Map<String, String> data(String... pairs) {
        var data = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < pairs.length; i += 2) {
            data.put(pairs[i], pairs[i + 1]);
        }
        return data;
    }

    /** Any record, with the progress that speaks for it. */
    public HandLog says(Instant time, Body body, String text) {
        records.add(event(time, body, text));
        return progress(time.minusMillis(1), time);
    }

    /** A record whose time is so far ahead that the source's progress does not follow it. */
    public HandLog impossible(Instant time, int id, String aDevice, String policy) {
        var data = data("DeviceId", aDevice, "PolicyId", policy);
        records.add(event(time, new WindowsEvent(CONNECTOR, "Operational", id, null, null, null, data, null), ""));
        return this;
    }

    private LogEvent event(Instant time, Body body, String text) {
        var place = new Place(name, "#" + (told + records.size() + 1));
        var id = Ids.of(name, Integer.toString(told + records.size()));
        return new LogEvent(id, TENANT, origin, name, host, device, platform, time, place, text, body);
    }

    /** Says how far it has come, and when it was heard. */
    public HandLog progress(@Nullable Instant watermark, @Nullable Instant heard) {
        if (watermark != null && (said == null || watermark.isAfter(said))) {
            said = watermark;
        }
        records.add(progress(1, said, heard, Progress.State.OPEN));
        return this;
    }

    /** Says each five minutes, from its last record on, that nothing has come. */
    public HandLog quietUntil(Instant end) {
        for (var time = START; time.isBefore(end); time = time.plus(Duration.ofMinutes(5))) {
            if (said == null || time.isAfter(said)) {
                progress(time, null);
            }
        }
        return this;
    }

    private LogEvent progress(int of, @Nullable Instant watermark, @Nullable Instant heard, Progress.State state) {
        return new LogEvent(
                Ids.of(name, "progress", Integer.toString(told + records.size())),
                TENANT,
                origin,
                name,
                host,
                device,
                platform,
                watermark == null ? Instant.EPOCH : watermark,
                new Place(name, "#0"),
                "",
                new Progress(name, epoch, of, watermark, null, heard, state, byHand));
    }

    /** The same source, collected by somebody. */
    public HandLog byHand() {
        byHand = true;
        return this;
    }

    /** The same source, started anew. */
    public HandLog again() {
        epoch++;
        said = null;
        return this;
    }

    /** A copy in another file: the same records with the same ids, under another name and in other places. */
    public HandLog copiedTo(String file) {
        var copy = new HandLog(origin, name + "/" + file, host, device, platform);
        for (var record : records) {
            if (record.body() instanceof Progress progress) {
                copy.progress(progress.watermark(), progress.heard());
            } else {
                copy.records.add(new LogEvent(
                        record.id(),
                        record.tenant(),
                        origin,
                        copy.name,
                        host,
                        device,
                        platform,
                        record.time(),
                        new Place(copy.name, record.place().position()),
                        record.text(),
                        record.body()));
            }
        }
        return copy;
    }

    /** Forgets what it has said, but not how far it has come. */
    public void forget() {
        told += records.size();
        records.clear();
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** That it is there, as one of so many; 0 when it is live. */
    public LogEvent announced(int of) {
        return progress(of, null, null, Progress.State.OPEN);
    }

    LogEvent closed(int of, Instant asOf) {
        return progress(of, asOf, null, Progress.State.CLOSED);
    }

    LogEvent resting(Instant time) {
        return progress(0, time, null, Progress.State.IDLE);
    }

    /** What it says, announcement and last word left out. */
    public List<LogEvent> records(int of) {
        return records.stream().map(record -> of(record, of)).toList();
    }

    private static LogEvent of(LogEvent record, int of) {
        if (!(record.body() instanceof Progress progress)) {
            return record;
        }
        return new LogEvent(
                record.id(),
                record.tenant(),
                record.origin(),
                record.source(),
                record.host(),
                record.device(),
                record.platform(),
                record.time(),
                record.place(),
                record.text(),
                new Progress(
                        progress.writer(),
                        progress.epoch(),
                        of,
                        progress.watermark(),
                        progress.heardFrom(),
                        progress.heard(),
                        progress.state(),
                        progress.onDemand()));
    }
}
