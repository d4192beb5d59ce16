/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.ScepMessage;
import io.certtrail.schemas.event.WindowsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * Transactions that somebody invents, none of which goes on: each second one is only a line of IIS, which names nobody;
 * the others reach the connector, with a device each.
 */
final class Flood {
    static final String HOST = "NDES09";
    static final int CHANNELS = 2;
    private static final String CONNECTOR = "Microsoft-Intune-CertificateConnectors";
    private static final String PATH = "/certsrv/mscep/mscep.dll";
    private static final String LINE = "%s 10.20.0.19 GET " + PATH
            + " operation=PKIOperation&message=... 443 - 10.66.6.6 Dalvik/2.1.0 - 200 0 0 583";

    private final Instant start;
    private final Duration span;
    private final long all;
    private long invented;

    Flood(Instant start, Duration span, long all) {
        this.start = start;
        this.span = span;
        this.all = all;
    }

    long all() {
        return all;
    }

    long invented() {
        return invented;
    }

    boolean goesOn() {
        return invented < all;
    }

    /** When the next one comes. */
    Instant next() {
        return start.plusNanos(span.toNanos() / all * invented);
    }

    LogEvent invent() {
        var time = next();
        var transaction = "%040X".formatted(invented * 0x9E3779B97F4A7C15L);
        var isSeen = invented++ % 2 == 0;
        return isSeen ? asked(time, transaction) : received(time, transaction);
    }

    private LogEvent asked(Instant time, String transaction) {
        var message = new ScepMessage(transaction, 19, null, null, null, null, null, null, null, false);
        var body = new HttpRequest(
                "GET",
                PATH,
                "operation=PKIOperation&message=...",
                "PKIOperation",
                "10.66.6.6",
                "Dalvik/2.1.0",
                200,
                0,
                0,
                583L,
                message,
                null);
        return event(Origin.IIS, time, LINE.formatted(time), body);
    }

    private LogEvent received(Instant time, String transaction) {
        var data = new LinkedHashMap<String, String>();
        data.put("DeviceId", new UUID(0x666L << 48 | 0x4000, 0x8L << 60 | invented).toString());
        data.put("PolicyId", "39907e78-e61b-4730-b9fa-d44a53e4111c");
        data.put("TransactionId", transaction);
        var body = new WindowsEvent(CONNECTOR, CONNECTOR + "/Operational", 4003, 4, invented / 2, null, data, null);
        return event(Origin.CONNECTOR, time, "4003 " + data, body);
    }

    private LogEvent event(Origin origin, Instant time, String text, Body body) {
        var id = "%032x".formatted(invented);
        var place = new Place("flood", Long.toString(invented));
        return new LogEvent(id, "default", origin, "flood", HOST, null, null, time, place, text, body);
    }
}
