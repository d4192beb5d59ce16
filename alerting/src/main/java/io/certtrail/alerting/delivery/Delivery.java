/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import io.certtrail.alerting.format.OneLine;
import io.certtrail.alerting.sink.Alert;
import io.certtrail.alerting.sink.Outcome;
import io.certtrail.alerting.sink.Sink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings alerts to one sink: each at least once, those of one diagnosis in order.
 *
 * <p>It never waits: whoever drives it calls {@link #attempt} again after {@link #untilNextAttempt}. An alert the sink
 * refuses, or fails on again and again while it takes others, goes to the dead letters. Used by one thread, except for
 * {@link #tally}.
 *
 * @param <T> what an alert is known by to the one who hands it in
 */
public final class Delivery<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 16;
    private static final int MOST_STRIKES = 10;

    private final String name;
    private final Sink sink;
    private final DeadLetters deadLetters;
    private final Backoff backoff;
    private final Clock clock;
    private final RandomGenerator random;
    private final Lanes<T> lanes = new Lanes<>();

    private int failures;
    private Instant since = Instant.MIN;
    private Duration pause = Duration.ZERO;
    private long delivered;
    private long retried;
    private long buried;
    private volatile Tally tally = new Tally(0, 0, 0, 0, null, null);

    /** A delivery to the sink of that name. */
    public Delivery(
            String name, Sink sink, DeadLetters deadLetters, Backoff backoff, Clock clock, RandomGenerator random) {
        this.name = name;
        this.sink = sink;
        this.deadLetters = deadLetters;
        this.backoff = backoff;
        this.clock = clock;
        this.random = random;
    }

    /** Takes an alert on; its ticket comes back from {@link #attempt} when it has arrived. */
    public void offer(Alert alert, T ticket) {
        lanes.add(new Parcel<>(alert, ticket, clock.instant()));
        publish(tally.trouble());
    }

    /** Takes on what no sink can be sent, for the dead letters. */
    public void offerRefused(Alert alert, T ticket, String reason) {
        lanes.add(new Parcel<>(alert, ticket, clock.instant()).refused(reason));
        publish(tally.trouble());
    }

    /** Forgets alerts that somebody else will bring now. */
    public void forget(Predicate<T> gone) {
        lanes.removeIf(gone);
        publish(tally.trouble());
    }

    /** Tries a batch, unless the sink is to be left alone. Returns the tickets of what has arrived or was put aside. */
    public List<T> attempt() {
        var settled = new ArrayList<T>();
        if (lanes.size() > 0 && untilNextAttempt().isZero()) {
            var trouble = send(unrefused(), settled);
            var stuck = bury(settled);
            rest(trouble == null ? stuck : trouble, !settled.isEmpty());
        }
        return settled;
    }

    /** How long the sink is to be left alone; a clock that was set back does not prolong it. */
    public Duration untilNextAttempt() {
        var now = clock.instant();
        if (pause.isZero() || now.isBefore(since)) {
            return Duration.ZERO;
        }
        var left = pause.minus(Duration.between(since, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How many alerts are on their way. */
    public int waiting() {
        return lanes.size();
    }

    /** What has become of the alerts so far; for any thread. */
    public Tally tally() {
        return tally;
    }

    @Override
    public void close() {
        sink.close();
        deadLetters.close();
    }

    private List<Parcel<T>> unrefused() {
        return lanes.heads(BATCH).stream()
                .filter(head -> head.refusal() == null)
                .toList();
    }

    private Outcome.@Nullable Retry send(List<Parcel<T>> batch, List<T> settled) {
        Outcome.Retry trouble = null;
        var outcomes = deliver(batch);
        for (int i = 0; i < outcomes.size(); i++) {
            var parcel = batch.get(i);
            if (outcomes.get(i) instanceof Outcome.Retry retry) {
                trouble = retry;
                putOff(parcel, retry);
            } else if (outcomes.get(i) instanceof Outcome.Refused refused) {
                lanes.replace(parcel.refused(refused.reason()));
            } else {
                lanes.remove(parcel);
                settled.add(parcel.ticket());
                delivered++;
            }
        }
        return trouble;
    }

    private List<Outcome> deliver(List<Parcel<T>> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        var outcomes = sink.deliver(batch.stream().map(Parcel::alert).toList());
        return outcomes.isEmpty() ? List.of(new Outcome.Retry("the sink tried nothing")) : outcomes;
    }

    private void putOff(Parcel<T> parcel, Outcome.Retry retry) {
        retried++;
        var failed = retry.suspect() ? parcel.failed(delivered) : parcel;
        if (failed.strikes() < MOST_STRIKES) {
            lanes.postpone(failed);
        } else {
            lanes.replace(failed.refused(
                    "given up, since others arrived between %d tries: %s".formatted(failed.strikes(), retry.reason())));
        }
    }

    private Outcome.@Nullable Retry bury(List<T> settled) {
        for (var head : lanes.heads(BATCH)) {
            var reason = head.refusal();
            if (reason != null && !deadLetters.keep(head.alert(), reason)) {
                return new Outcome.Retry("the dead letters cannot be kept");
            }
            if (reason != null) {
                buried++;
                lanes.remove(head);
                settled.add(head.ticket());
                LOG.atWarn()
                        .addKeyValue("sink", name)
                        .addKeyValue("diagnosis", head.alert().idempotencyKey())
                        .addKeyValue("reason", OneLine.visible(reason))
                        .log("alert put to the dead letters");
            }
        }
        return null;
    }

    private void rest(Outcome.@Nullable Retry trouble, boolean progress) {
        if (trouble == null) {
            failures = 0;
            pause = Duration.ZERO;
        } else {
            failures = progress ? 1 : failures + 1;
            since = clock.instant();
            pause = backoff.delay(failures, random);
            var asked = trouble.after();
            pause = asked != null && asked.compareTo(pause) > 0 ? asked : pause;
        }
        tell(trouble);
        publish(trouble == null ? null : trouble.reason());
    }

    private void tell(Outcome.@Nullable Retry trouble) {
        if (trouble != null && tally.trouble() == null) {
            LOG.atWarn()
                    .addKeyValue("sink", name)
                    .addKeyValue("reason", OneLine.visible(trouble.reason()))
                    .log("sink in trouble, alerts wait");
        } else if (trouble == null && tally.trouble() != null) {
            LOG.atInfo().addKeyValue("sink", name).log("sink takes alerts again");
        }
    }

    private void publish(@Nullable String trouble) {
        tally = new Tally(
                delivered, retried, buried, lanes.size(), lanes.oldest().orElse(null), trouble);
    }
}
