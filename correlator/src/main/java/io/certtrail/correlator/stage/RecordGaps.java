/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.gap.Numbering;
import io.certtrail.correlator.gap.RecordGap;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which records of a channel are missing, told as facts; and which absences they make less sure. */
final class RecordGaps {
    private static final String GAP = "records/gap";
    private static final String FILLED = "records/filled";

    private final Table<Numbering> store;

    RecordGaps(Table<Numbering> store) {
        this.store = store;
    }

    /** The facts that the records of a minute make. */
    List<Observation> take(Message.Recorded recorded, Instant at) {
        var key = recorded.channelKey();
        var before = store.get(key);
        var step = Numbering.after(before, recorded.minute(), recorded.runs());
        if (step.next().equals(before)) {
            return List.of();
        }
        store.put(key, step.next());
        var facts = new ArrayList<Observation>();
        step.gaps().forEach(gap -> facts.add(fact(recorded, gap, at)));
        // Most minutes fill nothing: a scan of the store is not for each of them.
        var isWhole = before != null && hasTold(before) && !hasTold(step.next());
        if (isWhole && open(recorded.tenant(), recorded.host(), null, null).isEmpty()) {
            facts.add(filled(recorded, at));
        }
        return facts;
    }

    /** The gaps within the wait of a request that a record would have ended, in words. */
    List<String> within(Diagnosis draft, List<Observation> marks) {
        if (draft.verdict() != Verdict.STUCK || draft.since() == null || draft.deadline() == null) {
            return List.of();
        }
        var hosts = new LinkedHashSet<String>();
        marks.stream()
                .filter(seen -> seen.origin() == Origin.CONNECTOR)
                .map(Observation::host)
                .filter(Objects::nonNull)
                .forEach(hosts::add);
        var found = new ArrayList<String>();
        for (var host : hosts) {
            found.addAll(open(draft.tenant(), host, draft.since(), draft.deadline()));
        }
        return found;
    }

    /** Whether words of a diagnosis are those of {@link #within}. */
    static boolean isGap(String notSeen) {
        return notSeen.startsWith("records ");
    }

    private List<String> open(String tenant, String host, @Nullable Instant from, @Nullable Instant to) {
        var found = new ArrayList<String>();
        var prefix = Message.Recorded.hostKey(tenant, host);
        store.scan(prefix, prefix + TimeKey.LAST, (key, numbering) -> {
            for (var gap : numbering.open()) {
                if (gap.told() && overlaps(gap, from, to)) {
                    found.add("records %d to %d of %s on %s: missing"
                            .formatted(gap.from(), gap.to(), key.substring(prefix.length()), host));
                }
            }
            return true;
        });
        return found;
    }

    private static boolean overlaps(RecordGap gap, @Nullable Instant from, @Nullable Instant to) {
        return (from == null || !gap.after().time().isBefore(from))
                && (to == null || !gap.before().time().isAfter(to));
    }

    private static boolean hasTold(Numbering numbering) {
        return numbering.open().stream().anyMatch(RecordGap::told);
    }

    private static Observation fact(Message.Recorded recorded, RecordGap gap, Instant at) {
        var words = "%d records are missing before this one: %d to %d of %s"
                .formatted(gap.size(), gap.from(), gap.to(), recorded.channel());
        var after = gap.after();
        var evidence =
                new Evidence(recorded.origin(), recorded.host(), after.time(), after.file(), after.position(), words);
        var id = "%s/%s/%d-%d".formatted(GAP, recorded.channelKey(), gap.from(), gap.to());
        return fact(id, recorded, at, GAP, words, Outcome.FAILED, evidence);
    }

    private static Observation filled(Message.Recorded recorded, Instant at) {
        var words = "the missing records of %s have come".formatted(recorded.channel());
        var evidence = new Evidence(recorded.origin(), recorded.host(), at, "", "", words);
        var id = "%s/%s/%s".formatted(FILLED, recorded.channelKey(), at);
        return fact(id, recorded, at, FILLED, words, Outcome.REACHED, evidence);
    }

    private static Observation fact(
            String id,
            Message.Recorded recorded,
            Instant at,
            String signal,
            String words,
            Outcome outcome,
            Evidence evidence) {
        return Observation.fact(id, recorded.tenant(), at, signal, words, outcome, recorded.host(), null, evidence);
    }
}
