/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.log.WindowsEvent;
import io.certtrail.simulation.world.EventLog;
import io.certtrail.simulation.world.Facts;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A computer with the Certificate Connector, and its two channels. */
public final class Connector {
    private record Known(String channel, int level, String text) {}

    private static final String PROVIDER = "Microsoft-Intune-CertificateConnectors";
    private static final List<EventForm> FORMS =
            List.of(EventForm.WINLOGBEAT, EventForm.XML, EventForm.NXLOG, EventForm.WINLOGBEAT_7, EventForm.FLUENT_BIT);
    private static final Map<Integer, Known> KNOWN = known();

    private final String name;
    private final Map<String, EventLog> channels = new HashMap<>();
    private final Outages outages = new Outages();
    private Instant silentFrom = Instant.MAX;

    /**
     * A connector; those of a tenant are looked after by different people, so each ships its events in its own form.
     */
    public Connector(World world, String name, int number) {
        this.name = name;
        for (var channel : List.of("Admin", "Operational")) {
            var form = FORMS.get(number % FORMS.size());
            var log = world.events(name, "connector", "connector-" + channel.toLowerCase(Locale.ROOT), form, 400);
            channels.put(channel, log);
        }
    }

    private static Map<Integer, Known> known() {
        var known = new HashMap<Integer, Known>();
        for (var row : Facts.of(Connector.class, "connector-events.tsv")) {
            known.put(Integer.valueOf(row.get(0)), new Known(row.get(1), Integer.parseInt(row.get(2)), row.get(3)));
        }
        return known;
    }

    /** Its computer. */
    public String name() {
        return name;
    }

    /** From now on nothing of it is logged, whatever it does. */
    public void fallSilent(Instant from) {
        silentFrom = from;
    }

    /** When it reaches nobody. */
    public Outages outages() {
        return outages;
    }

    /** Whether it works and is heard, now and for a time to come. */
    public boolean works(Instant now, Duration time) {
        return outages.none(now, time) && now.plus(time).isBefore(silentFrom);
    }

    private boolean isSilent(Instant now) {
        return !now.isBefore(silentFrom);
    }

    /** Logs an event. */
    public void log(Instant now, int id, Map<String, String> data) {
        var event = KNOWN.get(id);
        if (event == null) {
            throw new IllegalArgumentException("event %d is not in connector-events.tsv".formatted(id));
        }
        if (!isSilent(now)) {
            var log = channels.get(event.channel());
            if (log != null) {
                log.write(now, event(id, event, data));
            }
        }
    }

    /** Logs an event that says no more than that it happened. */
    public void log(Instant now, int id) {
        log(now, id, Map.of());
    }

    private WindowsEvent event(int id, Known event, Map<String, String> data) {
        return new WindowsEvent(
                PROVIDER,
                PROVIDER + "/" + event.channel(),
                id,
                event.level(),
                name + ".contoso.local",
                data,
                event.text());
    }

    /** What every event of one request names. */
    public static Map<String, String> request(Person person, String policy, String request) {
        var data = new LinkedHashMap<String, String>();
        data.put("DeviceId", person.device());
        data.put("UserId", person.user());
        data.put("PolicyId", policy);
        data.put("RequestId", request);
        return data;
    }

    /** The same with more. */
    public static Map<String, String> with(Map<String, String> data, String... namesAndValues) {
        var more = new LinkedHashMap<>(data);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            more.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return more;
    }
}
