/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.join;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.identity.Subjects;
import io.certtrail.correlator.signal.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What connectors said of how submissions went, found by time, by who said it and by whom it names. */
final class Ends {
    /** Stands for those that name nobody. */
    private static final String NOBODY = "";

    private final Map<String, OfHost> hosts = new HashMap<>();

    /** Of one host, all and by common name, each in order of time. */
    private static final class OfHost {
        private final List<Observation> all = new ArrayList<>();
        private final Map<String, List<Observation>> byName = new HashMap<>();
    }

    void add(Observation end) {
        var host = hosts.computeIfAbsent(String.valueOf(end.host()), none -> new OfHost());
        insert(host.all, end);
        var name = name(end).orElse(NOBODY);
        insert(host.byName.computeIfAbsent(name, none -> new ArrayList<>()), end);
    }

    private static void insert(List<Observation> inOrder, Observation end) {
        var at = inOrder.size();
        while (at > 0 && Observation.BY_TIME.compare(inOrder.get(at - 1), end) > 0) {
            at--;
        }
        inOrder.add(at, end);
    }

    /** Names that are the same without case are the same here: some letters have one capital and two small ones. */
    private static Optional<String> name(Observation seen) {
        return seen.identifier(IdentifierKind.SUBJECT)
                .map(Subjects::commonName)
                .map(name -> name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    /** Those that a record may be of by its time, and from which it does not differ in host and name. */
    List<Observation> near(Observation record) {
        var near = new ArrayList<Observation>();
        var name = name(record);
        for (var host : hosts(record)) {
            if (name.isEmpty()) {
                addNear(record, host.all, near);
            } else {
                addNear(record, host.byName.getOrDefault(name.get(), List.of()), near);
                addNear(record, host.byName.getOrDefault(NOBODY, List.of()), near);
            }
        }
        return near;
    }

    private Collection<OfHost> hosts(Observation record) {
        var submitter = record.identifier(IdentifierKind.SUBMITTER);
        if (submitter.isEmpty()) {
            return hosts.values();
        }
        var host = hosts.get(submitter.get());
        return host == null ? List.of() : List.of(host);
    }

    private static void addNear(Observation record, List<Observation> inOrder, List<Observation> near) {
        for (var i = first(record, inOrder); i < inOrder.size() && Submissions.isNear(record, inOrder.get(i)); i++) {
            near.add(inOrder.get(i));
        }
    }

    private static int first(Observation record, List<Observation> inOrder) {
        var from = Submissions.earliestEnd(record);
        var low = 0;
        var high = inOrder.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (inOrder.get(middle).time().isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
