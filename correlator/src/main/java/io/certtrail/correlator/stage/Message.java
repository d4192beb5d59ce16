/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.gap.RecordRun;
import io.certtrail.correlator.gap.RecordRuns;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one stage tells the next. */
public sealed interface Message {
    /**
     * An observation that belongs to the key it is sent to, or a fact about a host.
     *
     * @param at event time from which on it is known to belong here: its own, unless a later link moved it
     */
    record Observed(Observation observation, Instant at) implements Message {
        static Observed of(Observation observation) {
            return new Observed(observation, observation.time());
        }
    }

    /** An observation that names no device and waits for a link. */
    record Floating(Observation observation) implements Message {}

    /** An observation that names its device, left behind as a link for others. */
    record Anchored(Observation observation) implements Message {
        static Anchored of(Observation observation, boolean byTime) {
            return new Anchored(observation.asLink(byTime));
        }
    }

    /**
     * An observation that was sent here and belongs elsewhere.
     *
     * @param join how it had been joined, or null when it came alone
     */
    record Withdrawn(String id, Observation.@Nullable Join join, Instant at) implements Message {}

    /**
     * A source, or a kind of client in a server's log, was heard in each minute of a span.
     *
     * @param who host, device, or {@code agent:<platform>}
     * @param first the first minute
     * @param last the last one, often the same
     */
    record Heard(String tenant, Origin origin, String who, Instant first, Instant last) implements Message {}

    /** The records of a channel that one task saw in a minute, by their numbers. */
    record Recorded(String tenant, Origin origin, String host, String channel, Instant minute, List<RecordRun> runs)
            implements Message {
        public Recorded {
            runs = List.copyOf(runs);
        }

        static String hostKey(String tenant, String host) {
            return tenant + "/" + host + "/";
        }

        String channelKey() {
            return hostKey(tenant, host) + channel;
        }

        Recorded with(List<RecordRun> other) {
            return new Recorded(tenant, origin, host, channel, minute, other);
        }

        /** What both tasks saw. */
        Recorded plus(Recorded other) {
            return with(RecordRuns.union(runs, other.runs));
        }
    }

    /** So many of what a host's records had opened were let go. */
    record LetGo(String tenant, String host, long count, Instant at) implements Message {
        /** The key it goes to. */
        String key() {
            return tenant + "/let-go/" + host;
        }
    }

    /** A kind of source exists, whether or not it ever says anything. */
    record Announced(String tenant, Origin origin, String who) implements Message {}

    /**
     * A host has shown a signal of a workflow: from then on its log is expected to prove the steps its family proves.
     */
    record Serving(
            String tenant,
            Origin origin,
            String host,
            String workflow,
            String family,
            Set<IdentifierKind> kinds,
            Instant since)
            implements Message {
        public Serving {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * Nothing earlier than the watermark will come from this task, except late.
     *
     * @param writer stage and partition
     * @param last whether every source has said its last word: nothing more will come
     */
    record Passed(String writer, int of, Instant watermark, boolean last) implements Message {}

    /**
     * What is said of one request, causes still open.
     *
     * @param at event time at which it came to hold
     * @param marks the observations it rests on
     */
    record Stated(Diagnosis draft, Instant at, List<Observation> marks) implements Message {
        public Stated {
            marks = List.copyOf(marks);
        }
    }
}
