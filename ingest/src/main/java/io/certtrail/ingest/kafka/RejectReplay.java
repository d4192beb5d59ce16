/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.rejects.RejectReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads rejects again and ships what they give now; what still cannot be read is left where it is. The events of a
 * reject, and that it was read, are committed together: each is shipped once, however often this is run or ended.
 */
public final class RejectReplay {
    private static final int BATCH = 1000;

    private final Session session;
    private final RejectReader reader;
    private final Set<String> resolved;
    private final Clock clock;
    private long read;
    private long events;
    private long stays;

    private RejectReplay(Session session, RejectReader reader, Set<String> resolved, Clock clock) {
        this.session = session;
        this.reader = reader;
        this.resolved = resolved;
        this.clock = clock;
    }

    /**
     * What became of the rejects.
     *
     * @param read how many can be read now
     * @param events in them
     * @param left how many still cannot be read
     */
    public record Result(long read, long events, long left) {}

    /** Gives rejects one after the other. */
    @FunctionalInterface
    public interface Rejects {
        /** To a consumer, which may take long over each. */
        void forEach(Consumer<KeptReject> consumer);
    }

    /** Replays these. */
    public static Result run(
            LiveShipper.Target target, RejectTopic topic, Rejects rejects, RejectReader reader, Clock clock) {
        var id = target.cluster().prefix() + "rejects";
        try (var session = Session.open(target.cluster(), id, target.events(), target.rejects(), clock)) {
            var replay = new RejectReplay(session, reader, topic.resolved(), clock);
            rejects.forEach(replay::take);
            session.commit(List.of(), List.of());
            return new Result(replay.read, replay.events, replay.stays);
        }
    }

    private void take(KeptReject kept) {
        if (resolved.contains(kept.id())) {
            return;
        }
        var now = reader.read(kept.reject());
        if (now.isEmpty()) {
            stays++;
            return;
        }
        now.get().forEach(session::event);
        events += now.get().size();
        session.note(
                RejectTopic.resolvedKey(kept.id()), clock.instant().toString().getBytes(StandardCharsets.US_ASCII));
        if (++read % BATCH == 0) {
            session.commit(List.of(), List.of());
        }
    }
}
