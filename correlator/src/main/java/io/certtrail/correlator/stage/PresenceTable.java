/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.HeardMinutes;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.trail.Presence;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The servers' logs as every task of the third stage knows them; there are few, so they are kept in memory too. */
final class PresenceTable {
    private final Table<PresenceRow> store;
    private final HeardMinutes minutes;
    private final TreeMap<String, PresenceRow> rows = new TreeMap<>();
    /** From when on each host serves what it serves, in order. */
    private final List<Instant> since = new ArrayList<>();

    private long announced;

    PresenceTable(Table<PresenceRow> store, HeardMinutes minutes) {
        this.store = store;
        this.minutes = minutes;
        store.scan("", TimeKey.LAST, (key, row) -> {
            rows.put(key, row);
            announced += row.announced() ? 1 : 0;
            row.serving().forEach(serving -> count(serving.since()));
            return true;
        });
    }

    /**
     * How much is known that counts at a time. It only grows, so whatever was judged while it was the same number was
     * judged from the same hosts.
     */
    long version(Instant at) {
        var sooner = Collections.binarySearch(since, at, Comparator.naturalOrder());
        var place = sooner < 0 ? -sooner - 1 : sooner;
        while (place < since.size() && !since.get(place).isAfter(at)) {
            place++;
        }
        return announced + place;
    }

    private void count(Instant time) {
        var place = since.size();
        while (place > 0 && since.get(place - 1).isAfter(time)) {
            place--;
        }
        since.add(place, time);
    }

    void heard(Message.Heard heard) {
        minutes.hear(key(heard.tenant(), heard.origin(), heard.who()), heard.first(), heard.last());
    }

    void announced(Message.Announced message) {
        var key = key(message.tenant(), message.origin(), message.who());
        if (!row(key).announced()) {
            announced++;
            put(key, new PresenceRow(true, row(key).serving()));
        }
    }

    void serving(Message.Serving serving) {
        var key = key(serving.tenant(), serving.origin(), serving.host());
        var all = new ArrayList<>(row(key).serving());
        if (!all.contains(serving)) {
            all.add(serving);
            count(serving.since());
            put(key, new PresenceRow(row(key).announced(), all));
        }
    }

    private PresenceRow row(String key) {
        return rows.getOrDefault(key, PresenceRow.NONE);
    }

    private void put(String key, PresenceRow row) {
        rows.put(key, row);
        store.put(key, row);
    }

    private static String key(String tenant, Origin origin, String who) {
        return tenant + "/" + origin.id() + "/" + who;
    }

    /** What one device sees: the servers of its tenant, and its own log under its own key. */
    Presence seenFrom(String tenant, String deviceKey) {
        return new View(tenant, deviceKey);
    }

    private final class View implements Presence {
        private final String tenant;
        private final String deviceKey;

        View(String tenant, String deviceKey) {
            this.tenant = tenant;
            this.deviceKey = deviceKey;
        }

        @Override
        public boolean exists(Origin origin) {
            return !hosts(origin).isEmpty();
        }

        @Override
        public boolean alive(Origin origin, String host, Instant since, Instant over) {
            var who = origin == Origin.DEVICE ? deviceKey : key(tenant, origin, host);
            return minutes.aliveThrough(who, since, over);
        }

        @Override
        public boolean heard(Origin origin, String who, Instant from, Instant to) {
            return minutes.heardIn(key(tenant, origin, who), from, to);
        }

        @Override
        public Set<String> hosts(Origin origin) {
            var prefix = key(tenant, origin, "");
            var found = new TreeSet<String>();
            rows.tailMap(prefix).entrySet().stream()
                    .takeWhile(row -> row.getKey().startsWith(prefix))
                    .filter(row -> row.getValue().announced())
                    .forEach(row -> found.add(row.getKey().substring(prefix.length())));
            return Collections.unmodifiableSet(found);
        }

        @Override
        public Set<String> serving(
                Origin origin, String workflow, Set<String> families, Set<IdentifierKind> kinds, Instant by) {
            var prefix = key(tenant, origin, "");
            var found = new TreeSet<String>();
            rows.tailMap(prefix).entrySet().stream()
                    .takeWhile(row -> row.getKey().startsWith(prefix))
                    .flatMap(row -> row.getValue().serving().stream())
                    .filter(serving -> serving.workflow().equals(workflow)
                            && families.contains(serving.family())
                            && !serving.since().isAfter(by)
                            && !Collections.disjoint(serving.kinds(), kinds))
                    .forEach(serving -> found.add(serving.host()));
            return Collections.unmodifiableSet(found);
        }
    }
}
