/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.diagnosis.Facts;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The facts by tenant, signal and time: what a signature asks for lies side by side. */
final class FactTable implements Facts {
    private final Table<Observation> store;
    private final Crowds crowds;
    private final Duration kept;
    /**
     * The signals of a tenant's facts, as few as the catalogue names, by tenant: what asks for none of them asks all.
     */
    private final Map<String, Set<String>> signals = new HashMap<>();

    FactTable(Table<Observation> store, int most, Duration kept) {
        this.store = store;
        this.crowds = new Crowds(most);
        this.kept = kept;
        store.scan("", TimeKey.LAST, (key, fact) -> {
            join(key, fact);
            return true;
        });
    }

    private void join(String key, Observation fact) {
        crowds.join(key, fact.host(), fact.time().plus(kept));
        signals.computeIfAbsent(fact.tenant(), none -> new TreeSet<>()).add(fact.signal());
    }

    /** Forgets what is too old by now to count for anything that may still be said. */
    void forget(Instant now) {
        for (var member = crowds.over(now); member != null; member = crowds.over(now)) {
            crowds.leave(member);
            store.delete(member.key());
        }
    }

    /** Lets the oldest go while there are more than may be. */
    private void letGo() {
        for (var member = crowds.tooMany(); member != null; member = crowds.tooMany()) {
            crowds.leave(member);
            store.delete(member.key());
        }
    }

    /** Keeps a fact; false when it was there already. */
    boolean add(Observation fact) {
        var key = prefix(fact.tenant(), fact.signal()) + TimeKey.of(fact.time(), fact.id());
        if (crowds.has(key)) {
            return false;
        }
        store.put(key, fact);
        join(key, fact);
        letGo();
        return true;
    }

    @Override
    public List<Observation> find(String tenant, Set<String> asked, Instant from, Instant to) {
        var found = new ArrayList<Observation>();
        for (var signal : asked.isEmpty() ? signals.getOrDefault(tenant, Set.of()) : asked) {
            var prefix = prefix(tenant, signal);
            store.scan(
                    prefix + TimeKey.prefix(from),
                    prefix + TimeKey.of(to, TimeKey.LAST),
                    (key, fact) -> found.add(fact));
        }
        found.sort(Observation.BY_TIME);
        return found;
    }

    private static String prefix(String tenant, String signal) {
        return tenant + "|" + signal + "|";
    }
}
