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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The servers' logs as every task of the third stage knows them; there are few, so they are kept in memory too. */
final class PresenceTable implements Presence {
    private final Table<PresenceRow> store;
    private final HeardMinutes minutes;
    private final Map<String, PresenceRow> rows = new TreeMap<>();

    PresenceTable(Table<PresenceRow> store, HeardMinutes minutes) {
        this.store = store;
        this.minutes = minutes;
        store.scan("", TimeKey.LAST, (key, row) -> {
            rows.put(key, row);
            return true;
        });
    }

    void heard(Message.Heard heard) {
        minutes.hear(key(heard.origin(), heard.who()), heard.minute());
    }

    void announced(Message.Announced announced) {
        var row = row(announced.origin(), announced.who());
        put(announced.origin(), announced.who(), new PresenceRow(true, row.serving()));
    }

    void serving(Message.Serving serving) {
        var row = row(serving.origin(), serving.host());
        var all = new ArrayList<>(row.serving());
        if (!all.contains(serving)) {
            all.add(serving);
            put(serving.origin(), serving.host(), new PresenceRow(row.announced(), all));
        }
    }

    private PresenceRow row(Origin origin, String who) {
        return rows.getOrDefault(key(origin, who), PresenceRow.NONE);
    }

    private void put(Origin origin, String who, PresenceRow row) {
        rows.put(key(origin, who), row);
        store.put(key(origin, who), row);
    }

    private static String key(Origin origin, String who) {
        return origin.id() + "/" + who;
    }

    @Override
    public boolean exists(Origin origin) {
        return !hosts(origin).isEmpty();
    }

    @Override
    public boolean alive(Origin origin, String host, Instant since, Instant over) {
        return minutes.aliveThrough(key(origin, host), since, over);
    }

    @Override
    public boolean heard(Origin origin, String who, Instant from, Instant to) {
        return minutes.heardIn(key(origin, who), from, to);
    }

    @Override
    public Set<String> hosts(Origin origin) {
        var found = new TreeSet<String>();
        rows.forEach((key, row) -> {
            if (row.announced() && key.startsWith(origin.id() + "/")) {
                found.add(key.substring(origin.id().length() + 1));
            }
        });
        return Collections.unmodifiableSet(found);
    }

    @Override
    public Set<String> serving(
            Origin origin, String workflow, Set<String> families, Set<IdentifierKind> kinds, Instant by) {
        var found = new TreeSet<String>();
        for (var row : rows.values()) {
            row.serving().stream()
                    .filter(serving ->
                            serving.origin() == origin && serving.workflow().equals(workflow))
                    .filter(serving -> families.contains(serving.family())
                            && !serving.since().isAfter(by))
                    .filter(serving -> !Collections.disjoint(serving.kinds(), kinds))
                    .map(Message.Serving::host)
                    .forEach(found::add);
        }
        return Collections.unmodifiableSet(found);
    }
}
