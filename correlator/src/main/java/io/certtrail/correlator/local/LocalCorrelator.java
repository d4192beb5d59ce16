/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.codec.Codecs;
import io.certtrail.correlator.stage.Channel;
import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.correlator.stage.ExplainStage;
import io.certtrail.correlator.stage.Finding;
import io.certtrail.correlator.stage.FollowCell;
import io.certtrail.correlator.stage.FollowStage;
import io.certtrail.correlator.stage.InterpretStage;
import io.certtrail.correlator.stage.Limits;
import io.certtrail.correlator.stage.Message;
import io.certtrail.correlator.stage.Outlet;
import io.certtrail.correlator.stage.ResolveCell;
import io.certtrail.correlator.stage.ResolveStage;
import io.certtrail.correlator.trail.Judge;
import io.certtrail.schemas.event.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The whole correlator in this process, without a broker: one task of each stage, tables in memory. It takes the same
 * sequence of events and progress records as the topics carry, and it is the oracle the topology is tested against.
 */
public final class LocalCorrelator {
    private record Parcel(Channel channel, String key, Message message) {}

    private final Queue<Parcel> parcels = new ArrayDeque<>();
    private final InterpretStage interpret;
    private final ResolveStage resolve;
    private final FollowStage follow;
    private final ExplainStage explain;

    /** A correlator with the usual limits. */
    public LocalCorrelator(Catalogue catalogue, Conclusions conclusions) {
        this(catalogue, Limits.USUAL, conclusions, new LocalStores());
    }

    /** A correlator that goes on with what another one knew. */
    public LocalCorrelator(Catalogue catalogue, Conclusions conclusions, LocalStores stores) {
        this(catalogue, Limits.USUAL, conclusions, stores);
    }

    /** A correlator with limits and stores of its own. */
    public LocalCorrelator(Catalogue catalogue, Limits limits, Conclusions conclusions, LocalStores stores) {
        var out = new Outlet() {
            @Override
            public void send(Channel channel, String key, Message message) {
                parcels.add(new Parcel(channel, key, message));
            }

            @Override
            public void tell(Channel channel, Message message) {
                parcels.add(new Parcel(channel, "", message));
            }
        };
        interpret = new InterpretStage(
                catalogue,
                0,
                1,
                new InterpretStage.Tables(
                        stores.hashed("interpret/writers"),
                        stores.hashed("interpret/sources"),
                        stores.hashed("interpret/strays"),
                        stores.hashed("interpret/said"),
                        stores.hashed("interpret/records")),
                out);
        resolve = new ResolveStage(
                0,
                1,
                limits,
                stores.hashed("resolve/writers"),
                stores.packed("resolve/cells", Codecs.resolve(), ResolveCell::size, 0.26),
                out);
        follow = new FollowStage(
                catalogue,
                0,
                1,
                limits,
                new FollowStage.Tables(
                        stores.hashed("follow/writers"),
                        stores.packed("follow/cells", Codecs.follow(), FollowCell::size, 0.60),
                        stores.hashed("follow/presence"),
                        stores.hashed("follow/minutes")),
                out,
                conclusions);
        explain = new ExplainStage(
                catalogue,
                1,
                limits,
                new ExplainStage.Tables(
                        stores.hashed("explain/writers"),
                        stores.hashed("explain/inbox"),
                        stores.ordered("explain/facts", Codecs.observation()),
                        stores.packed("explain/findings", Codecs.finding(), Finding::size, 0.08),
                        stores.ordered("explain/times"),
                        stores.hashed("explain/hosts"),
                        stores.hashed("explain/incidents"),
                        stores.ordered("explain/members"),
                        stores.ordered("explain/numbers")),
                conclusions);
    }

    /** How long event time must go on after the last record until every deadline has been judged. */
    public static Duration longestWait(Catalogue catalogue) {
        return catalogue.longestWait().plus(Judge.LIVENESS_KNOWN);
    }

    /** Takes one event or progress record. */
    public void accept(LogEvent event) {
        interpret.accept(event);
        deliverAll();
    }

    /** What time the receiving clock shows: once for records that were read, about each second for live ones. */
    public void tick(Instant clock) {
        interpret.tick(clock);
        deliverAll();
    }

    private void deliverAll() {
        for (var parcel = parcels.poll(); parcel != null; parcel = parcels.poll()) {
            deliver(parcel);
        }
    }

    private void deliver(Parcel parcel) {
        switch (parcel.channel()) {
            case RESOLVE -> resolve.accept(parcel.key(), parcel.message());
            case OBSERVED, RESOLVED -> follow.accept(parcel.key(), parcel.message());
            case FACTS, STATED -> explain.accept(parcel.message());
        }
    }

    /** How many records came after the watermark had passed them. */
    public long late() {
        return interpret.late();
    }

    /** How many observations had been seen before. */
    public long duplicates() {
        return follow.duplicates();
    }
}
