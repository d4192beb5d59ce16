/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.files.Discovery;
import io.certtrail.ingest.tail.BatchLost;
import io.certtrail.ingest.tail.Checkpoint;
import io.certtrail.ingest.tail.TailOptions;
import io.certtrail.ingest.tail.Tailer;
import io.certtrail.ingest.tail.Tally;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Ships logs while they are written, until it is told to stop. Records and the positions they were read to are
 * committed together, so a crash at any moment neither loses nor repeats a line. While Kafka is away nothing is read.
 */
public final class LiveShipper implements Runnable, AutoCloseable {
    private final Discovery discovery;
    private final TailOptions options;
    private final Duration poll;
    private final Target target;
    private final Clock clock;
    private final Owner owner;
    private final CheckpointTopic checkpoints;
    private final Attempts attempts;
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private @Nullable Tailer tailer;
    private long commits;
    private boolean owned;

    /** Where it ships to. */
    public record Target(Cluster cluster, Serializer<LogEvent> events, Serializer<Reject> rejects) {}

    /** A shipper of these logs, which looks for news so often. */
    public LiveShipper(Discovery discovery, TailOptions options, Duration poll, Target target, Clock clock) {
        this.discovery = discovery;
        this.options = options;
        this.poll = poll;
        this.target = target;
        this.clock = clock;
        this.owner = Owner.here(clock.instant());
        this.attempts = new Attempts(options.say());
        this.checkpoints = new CheckpointTopic(target.cluster(), options.shipper(), clock);
    }

    /** Ships until {@link #close}; fails with {@link TakenOver} when another process ships under this name. */
    @Override
    public void run() {
        attempts.run(this::attempt, () -> {
            if (tailer != null) {
                tailer.close();
            }
        });
    }

    /** What was read of the files that are there. */
    public Tally tally() {
        return tailer == null ? new Tally(0, 0, 0, 0) : tailer.tally();
    }

    /** Ends after the batch under way, committed; without it when Kafka takes too long. */
    @Override
    public void close() {
        attempts.stop(() -> {
            var open = session.get();
            if (open != null) {
                open.abandon();
            }
        });
    }

    /** Ships as long as all goes well; whether anything went well. */
    private boolean attempt() {
        commits = 0;
        try (var open = open()) {
            session.set(open);
            ship(open);
        } catch (BatchLost e) {
            options.say().accept("%s; what was read of it is read again".formatted(e.getMessage()));
        } catch (KafkaException | ServiceUnreachable | IllegalStateException e) {
            attempts.complain("%s; nothing is read until it answers again"
                    .formatted(target.cluster().told(e).getMessage()));
        }
        return commits > 0;
    }

    private Session open() {
        checkOwner();
        var open = Session.open(
                target.cluster(),
                target.cluster().prefix() + "ship-" + options.shipper(),
                target.events(),
                target.rejects(),
                clock);
        try {
            open.owner(options.shipper(), owner);
            owned = true;
            goOn(checkpoints.checkpoints());
            discovery.lists().forEach(device -> open.learn(discovery.tenant(), device));
            return open;
        } catch (RuntimeException e) {
            open.abandon();
            open.close();
            throw e;
        }
    }

    private void goOn(List<Checkpoint> kept) {
        if (tailer != null && !tailer.goOn(kept, clock.instant())) {
            tailer.close();
            tailer = null;
        }
        if (tailer == null) {
            tailer = new Tailer(discovery, options, kept, clock.instant());
        }
    }

    private void ship(Session open) {
        var logs = Objects.requireNonNull(tailer);
        var answersAgain =
                "Kafka at '%s' answers again".formatted(target.cluster().bootstrapServers());
        var nextLook = Instant.MIN;
        while (!attempts.isStopped()) {
            var now = clock.instant();
            if (!now.isBefore(nextLook)) {
                logs.look(now);
                nextLook = now.plus(poll);
            }
            var more = logs.read(now, open);
            logs.speak(now, open);
            open.commit(logs.checkpoints(), logs.gone());
            logs.committed(now);
            commits++;
            attempts.recovered(answersAgain);
            if (!more) {
                attempts.await(poll);
            }
        }
    }

    /** Who was the owner and is no more ends, and does not take over in turn. */
    private void checkOwner() {
        if (!owned) {
            return;
        }
        var other = checkpoints.lastOwner();
        if (other != null && !other.run().equals(owner.run())) {
            throw new TakenOver("another shipper named '%s' (%s) took over at %s; give each a ship.name of its own"
                    .formatted(options.shipper(), other.process(), other.since()));
        }
    }
}
