/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.diagnosis.Facts;
import io.certtrail.correlator.diagnosis.HostPatterns;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The facts by tenant, signal and time, and also by place: what a signature asks for lies side by side. */
final class FactTable implements Facts {
    private static final NavigableSet<String> NONE = Collections.emptyNavigableSet();

    private final Table<Observation> store;
    private final Crowds crowds;
    private final Duration kept;
    /**
     * The signals of a tenant's facts, as few as the catalogue names, by tenant: what asks for none of them asks all.
     */
    private final Map<String, Set<String>> signals = new HashMap<>();
    /** The keys of one signal of one place, in order of time. */
    private final Map<String, NavigableSet<String>> byPlace = new HashMap<>();

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
        if (HostPatterns.place(fact) != null) {
            byPlace.computeIfAbsent(placeKey(fact), none -> new TreeSet<>()).add(key);
        }
    }

    private void leave(Crowds.Member member) {
        crowds.leave(member);
        var fact = store.get(member.key());
        store.delete(member.key());
        if (fact != null) {
            byPlace.computeIfPresent(placeKey(fact), (place, keys) -> {
                keys.remove(member.key());
                return keys.isEmpty() ? null : keys;
            });
        }
    }

    /** Forgets what is too old by now to count for anything that may still be said. */
    void forget(Instant now) {
        for (var member = crowds.over(now); member != null; member = crowds.over(now)) {
            leave(member);
        }
    }

    /** Lets the oldest go while there are more than may be. */
    private void letGo() {
        for (var member = crowds.tooMany(); member != null; member = crowds.tooMany()) {
            leave(member);
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
    public List<Observation> find(String tenant, Set<String> asked, @Nullable String place, Instant from, Instant to) {
        var found = new ArrayList<Observation>();
        var names = asked.isEmpty() ? signals.getOrDefault(tenant, Set.of()) : asked;
        for (var signal : names) {
            var span = Span.of(tenant, signal, from, to);
            if (place == null) {
                store.scan(span.first, span.last, (key, fact) -> found.add(fact));
            } else {
                keys(span, place).forEach(key -> found.add(Objects.requireNonNull(store.get(key), key)));
            }
        }
        if (names.size() > 1) {
            found.sort(Observation.BY_TIME);
        }
        return found;
    }

    @Override
    public boolean any(String tenant, String signal, @Nullable String place, Instant from, Instant to) {
        var span = Span.of(tenant, signal, from, to);
        if (place != null) {
            return !keys(span, place).isEmpty();
        }
        var found = new ArrayList<String>(1);
        store.scan(span.first, span.last, (key, fact) -> {
            found.add(key);
            return false;
        });
        return !found.isEmpty();
    }

    /** The keys of the facts of one signal from one time to another. */
    private record Span(String prefix, String first, String last) {
        static Span of(String tenant, String signal, Instant from, Instant to) {
            var prefix = FactTable.prefix(tenant, signal);
            return new Span(prefix, prefix + TimeKey.prefix(from), prefix + TimeKey.of(to, TimeKey.LAST));
        }
    }

    private NavigableSet<String> keys(Span span, String place) {
        return span.first.compareTo(span.last) > 0
                ? NONE
                : byPlace.getOrDefault(span.prefix + place, NONE).subSet(span.first, true, span.last, true);
    }

    private static String placeKey(Observation fact) {
        return prefix(fact.tenant(), fact.signal()) + HostPatterns.place(fact);
    }

    private static String prefix(String tenant, String signal) {
        return tenant + "|" + signal + "|";
    }
}
