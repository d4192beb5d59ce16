/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.correlate;

import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.WindowsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * SCEP requests in the logs of some connectors, in order of time, with the progress that speaks for them: about 3.2
 * records each; 1.8 of a hundred are received and never issued. The same seed gives the same records.
 */
final class ConnectorEvents {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
    private static final Duration SPAN = Duration.ofHours(6);
    /** After the last deadline, so that all has been judged. */
    private static final Duration AFTERWARDS = Duration.ofHours(25);

    private static final String PROVIDER = "Microsoft-Intune-CertificateConnectors";
    private static final int HOSTS = 4;
    private static final int PROFILES = 5;
    private static final double NEVER_ISSUED = 0.018;

    private final long requests;
    private final int devices;
    private final SplittableRandom random;
    private final PriorityQueue<Planned> ahead =
            new PriorityQueue<>(Comparator.comparing(Planned::time).thenComparing(Planned::number));
    /** Each host numbers its records in the order in which it writes them. */
    private final long[] numbers = new long[HOSTS];

    private long records;

    ConnectorEvents(long requests, long seed) {
        this.requests = requests;
        this.devices = (int) Math.max(1, requests / 3);
        this.random = new SplittableRandom(seed);
    }

    /** A record that is yet to be written, numbered over all hosts. */
    private record Planned(int host, Instant time, int id, Map<String, String> data, long number) {}

    /** The time that the last progress speaks for. */
    Instant asOf() {
        return START.plus(SPAN).plus(AFTERWARDS);
    }

    /** Gives all records; their number, progress left out. */
    long into(Consumer<LogEvent> sink) {
        for (var host = 0; host < HOSTS; host++) {
            sink.accept(progress(host, null, Progress.State.OPEN));
        }
        var between = SPAN.dividedBy(requests);
        var spoken = START;
        for (var i = 0L; i < requests; i++) {
            var time = START.plus(between.multipliedBy(i));
            flushBefore(time, sink);
            if (time.isAfter(spoken.plusSeconds(60))) {
                spoken = time;
                speak(spoken.minusMillis(1), Progress.State.OPEN, sink);
            }
            request(time);
        }
        flushBefore(Instant.MAX, sink);
        speak(asOf(), Progress.State.CLOSED, sink);
        return records;
    }

    private void flushBefore(Instant time, Consumer<LogEvent> sink) {
        for (var next = ahead.peek(); next != null && next.time().isBefore(time); next = ahead.peek()) {
            sink.accept(written(ahead.remove()));
        }
    }

    private void speak(Instant time, Progress.State state, Consumer<LogEvent> sink) {
        for (var host = 0; host < HOSTS; host++) {
            sink.accept(progress(host, time, state));
        }
    }

    private void request(Instant time) {
        var data = new LinkedHashMap<String, String>();
        var device = new SplittableRandom(random.nextInt(devices));
        data.put("DeviceId", new UUID(device.nextLong(), device.nextLong()).toString());
        data.put("PolicyId", new UUID(7, random.nextInt(PROFILES)).toString());
        data.put("TransactionId", "%016X%016X".formatted(random.nextLong(), random.nextLong()));
        var host = random.nextInt(HOSTS);
        add(host, time, 4003, data);
        if (random.nextDouble() < NEVER_ISSUED) {
            return;
        }
        if (random.nextInt(4) == 0) {
            add(host, time.plusMillis(400), 4004, data);
        }
        add(host, time.plusMillis(1_000 + random.nextInt(20_000)), 4006, data);
        add(host, time.plusMillis(25_000 + random.nextInt(5_000)), 4000, data);
    }

    private void add(int host, Instant time, int id, Map<String, String> data) {
        ahead.add(new Planned(host, time, id, data, ++records));
    }

    private LogEvent written(Planned next) {
        var number = ++numbers[next.host];
        var body = new WindowsEvent(PROVIDER, PROVIDER + "/Operational", next.id, 4, number, null, next.data, null);
        var id = "%032x".formatted(next.number);
        return event(next.host, id, next.time, "#" + number, next.data.toString(), body);
    }

    private static LogEvent progress(int host, @Nullable Instant time, Progress.State state) {
        var said = new Progress(source(host), 1, HOSTS, time, null, time, state, false);
        return event(host, source(host), time == null ? START : time, "#0", "", said);
    }

    private static LogEvent event(int host, String id, Instant time, String position, String text, Body body) {
        var name = "CONN%02d".formatted(host);
        return new LogEvent(
                id,
                "default",
                Origin.CONNECTOR,
                source(host),
                name,
                null,
                null,
                time,
                new Place(name + "/operational.jsonl", position),
                text,
                body);
    }

    private static String source(int host) {
        return "connector/CONN%02d/operational".formatted(host);
    }
}
