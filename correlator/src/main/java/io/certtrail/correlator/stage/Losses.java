/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts what was let go because there was too much, and tells it once a minute of event time. */
final class Losses {
    /** The fact that more requests were open than are kept. */
    static final String SIGNAL = "open/let-go";

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final String task;
    private final Map<String, Lost> lost = new TreeMap<>();
    private long total;

    /** Of a task. */
    Losses(String task) {
        this.task = task;
    }

    private static final class Lost {
        private final String tenant;
        private final String host;
        private long count;
        private Instant told = Instant.MIN;

        Lost(String tenant, String host) {
            this.tenant = tenant;
            this.host = host;
        }
    }

    void add(String tenant, String host, long count) {
        lost.computeIfAbsent(tenant + "/" + host, none -> new Lost(tenant, host)).count += count;
        total += count;
    }

    /** How many were let go. */
    long total() {
        return total;
    }

    /** Tells what is new and due; at the end, all that is new. */
    void tell(Instant now, boolean ends, Consumer<Message.LetGo> sink) {
        for (var each : lost.values()) {
            if (each.count > 0 && (ends || each.told.equals(Instant.MIN) || !now.isBefore(each.told.plus(PAUSE)))) {
                sink.accept(new Message.LetGo(each.tenant, each.host, each.count, now));
                each.count = 0;
                each.told = now;
            }
        }
    }

    /** The fact, for the last stage. */
    Observation fact(Message.LetGo gone) {
        var host = gone.host().isEmpty() ? "UNKNOWN" : gone.host();
        var text = "%d of the longest open requests were let go by %s".formatted(gone.count(), task);
        return Observation.fact(
                SIGNAL + "/" + task + "/" + host + "/" + gone.at(),
                gone.tenant(),
                gone.at(),
                SIGNAL,
                "More requests were open than are kept, and the oldest were let go",
                Outcome.FAILED,
                host,
                null,
                new Evidence(Origin.CONNECTOR, host, gone.at(), "", "", text));
    }
}
