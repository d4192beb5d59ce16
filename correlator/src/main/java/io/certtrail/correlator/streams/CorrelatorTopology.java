/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.codec.Codecs;
import io.certtrail.correlator.stage.Bundle;
import io.certtrail.correlator.stage.Channel;
import io.certtrail.correlator.stage.ExplainStage;
import io.certtrail.correlator.stage.FollowStage;
import io.certtrail.correlator.stage.InterpretStage;
import io.certtrail.correlator.stage.Message;
import io.certtrail.correlator.stage.ResolveStage;
import io.certtrail.correlator.stage.Stages;
import io.certtrail.correlator.streams.Parcel.Diagnosed;
import io.certtrail.correlator.streams.Parcel.Followed;
import io.certtrail.correlator.streams.Parcel.Grouped;
import io.certtrail.correlator.streams.Parcel.Onward;
import io.certtrail.correlator.streams.Parcel.Reached;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The picture of the correlator: four stages, a repartition between each two, one store a stage.
 *
 * <pre>
 * device iis ca connector -> interpret -> resolve -> follow -> explain -> diagnoses incidents watermarks
 *                                    \_______________/  \______/    |
 *                                     \____________________________/ trails
 * </pre>
 */
final class CorrelatorTopology {
    private final Catalogue catalogue;
    private final CorrelatorConfig config;
    private final TopicSerdes serdes;
    private final int partitions;

    CorrelatorTopology(Catalogue catalogue, CorrelatorConfig config, TopicSerdes serdes, int partitions) {
        this.catalogue = catalogue;
        this.config = config;
        this.serdes = serdes;
        this.partitions = partitions;
    }

    Topology build(Properties properties) {
        var builder = new StreamsBuilder();
        List.of(Stages.INTERPRET, Stages.RESOLVE, Stages.FOLLOW, Stages.EXPLAIN).stream()
                .map(CorrelatorTopology::store)
                .forEach(builder::addStateStore);

        var events = builder.stream(
                Topic.EVENTS.stream().map(this::name).toList(),
                Consumed.with(Serdes.String(), serdes.event()).withName("events"));
        var interpreted = run(events, Stages.INTERPRET, this::interpret);

        var resolved = run(through(interpreted, Channel.RESOLVE), Stages.RESOLVE, this::resolve);

        var observed = through(interpreted, Channel.OBSERVED)
                .merge(through(resolved, Channel.RESOLVED), Named.as("observations"));
        var followed = run(observed, Stages.FOLLOW, this::follow);

        var stated =
                through(interpreted, Channel.FACTS).merge(through(followed, Channel.STATED), Named.as("statements"));
        var explained = run(stated, Stages.EXPLAIN, this::explain);

        taken(followed, Parcel.TRAIL, Followed.class)
                .mapValues(Followed::trail, Named.as("trail-value"))
                .to(
                        name(Topic.TRAILS),
                        Produced.with(Serdes.String(), serdes.trail()).withName("trails"));
        taken(explained, Parcel.DIAGNOSIS, Diagnosed.class)
                .mapValues(Diagnosed::diagnosis, Named.as("diagnosis-value"))
                .to(
                        name(Topic.DIAGNOSES),
                        Produced.with(Serdes.String(), serdes.diagnosis()).withName("diagnoses"));
        taken(explained, Parcel.INCIDENT, Grouped.class)
                .mapValues(Grouped::incident, Named.as("incident-value"))
                .to(
                        name(Topic.INCIDENTS),
                        Produced.with(Serdes.String(), serdes.incident()).withName("incidents"));
        taken(explained, Parcel.WATERMARK, Reached.class)
                .mapValues(Reached::progress, Named.as("watermark-value"))
                .to(
                        name(Topic.WATERMARKS),
                        Produced.with(Serdes.String(), serdes.event()).withName("watermarks"));
        return builder.build(properties);
    }

    private String name(Topic topic) {
        return topic.name(config.topicPrefix());
    }

    private static String label(String stage) {
        return stage.substring(0, stage.length() - 1);
    }

    private static StoreBuilder<WriteBehindStore> store(String stage) {
        return WriteBehindStore.over(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(label(stage)), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled());
    }

    private <I> KStream<String, Parcel> run(KStream<String, I> input, String stage, StageProcessor.Maker<I> maker) {
        return input.process(
                () -> new StageProcessor<>(label(stage), partitions, maker), Named.as(label(stage)), label(stage));
    }

    private KStream<String, Bundle> through(KStream<String, Parcel> parcels, Channel channel) {
        return taken(parcels, channel.id() + Parcel.TO, Onward.class)
                .mapValues(Onward::bundle, Named.as(channel.id() + "-bundle"))
                .repartition(Repartitioned.<String, Bundle>as(channel.id())
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new BundleSerde())
                        .withStreamPartitioner((topic, key, bundle, all) -> Optional.of(Set.of(bundle.to())))
                        .withNumberOfPartitions(partitions));
    }

    /** A stage names the node that takes each of its parcels, so none is offered to all of them. */
    private static <P extends Parcel> KStream<String, P> taken(
            KStream<String, Parcel> parcels, String node, Class<P> kind) {
        return parcels.mapValues(kind::cast, Named.as(node));
    }

    private StageProcessor.Taker<LogEvent> interpret(int partition, WriteBehindStore store, Forwarder out) {
        var stage = new InterpretStage(
                catalogue,
                partition,
                partitions,
                new InterpretStage.Tables(
                        new StoreTable<>(store, "writer", Codecs.speaker()),
                        new StoreTable<>(store, "source", Codecs.source()),
                        new StoreTable<>(store, "stray", Codecs.observation()),
                        new StoreTable<>(store, "said", Codecs.text()),
                        new StoreTable<>(store, "records", Codecs.recorded())),
                out);
        return new StageProcessor.Taker<>() {
            @Override
            public void take(String topic, LogEvent event) {
                stage.accept(ofTopic(event, topic));
            }

            @Override
            public void tick(Instant clock) {
                stage.tick(clock);
            }
        };
    }

    /**
     * A source says its progress in each topic of events, behind its records there. The topics come here side by side,
     * so each of them is a writer of its own: the progress in one says nothing of what another still holds back.
     */
    private static LogEvent ofTopic(LogEvent event, String topic) {
        if (!(event.body() instanceof Progress said)) {
            return event;
        }
        var own = new Progress(
                said.writer() + "@" + topic,
                said.epoch(),
                said.of() * Origin.values().length,
                said.watermark(),
                said.heardFrom(),
                said.heard(),
                said.state(),
                said.onDemand());
        return new LogEvent(
                event.id(),
                event.tenant(),
                event.origin(),
                event.source(),
                event.host(),
                event.device(),
                event.platform(),
                event.time(),
                event.place(),
                event.text(),
                own);
    }

    private StageProcessor.Taker<Bundle> resolve(int partition, WriteBehindStore store, Forwarder out) {
        var stage = new ResolveStage(
                partition,
                partitions,
                config.limits(),
                new StoreTable<>(store, "writer", Codecs.speaker()),
                new StoreTable<>(store, "cell", Codecs.resolve()),
                out);
        return each(out, stage::accept);
    }

    private StageProcessor.Taker<Bundle> follow(int partition, WriteBehindStore store, Forwarder out) {
        var tables = new FollowStage.Tables(
                new StoreTable<>(store, "writer", Codecs.speaker()),
                new StoreTable<>(store, "cell", Codecs.follow()),
                new StoreTable<>(store, "presence", Codecs.presence()),
                new StoreTable<>(store, "minute", Codecs.number()));
        var stage = new FollowStage(catalogue, partition, partitions, config.limits(), tables, out, out);
        return each(out, stage::accept);
    }

    private StageProcessor.Taker<Bundle> explain(int partition, WriteBehindStore store, Forwarder out) {
        var tables = new ExplainStage.Tables(
                new StoreTable<>(store, "writer", Codecs.speaker()),
                new StoreTable<>(store, "inbox", Codecs.message()),
                new StoreTable<>(store, "fact", Codecs.observation()),
                new StoreTable<>(store, "finding", Codecs.finding()),
                new StoreTable<>(store, "time", Codecs.text()),
                new StoreTable<>(store, "host", Codecs.host()),
                new StoreTable<>(store, "incident", Codecs.incident()),
                new StoreTable<>(store, "member", Codecs.flag()),
                new StoreTable<>(store, "number", Codecs.numbering()));
        var stage = new ExplainStage(catalogue, partitions, config.limits(), tables, out);
        var writer = Stages.writer(Stages.EXPLAIN, partition);
        return each(out, (key, message) -> {
            var watermark = stage.accept(message) ? stage.watermark() : null;
            if (watermark != null) {
                out.forward(Parcel.WATERMARK, writer, new Reached(progress(writer, watermark)));
            }
        });
    }

    private static StageProcessor.Taker<Bundle> each(Forwarder out, BiConsumer<String, Message> stage) {
        return (topic, bundle) -> {
            for (var letter : bundle.letters()) {
                out.at(letter.timestamp());
                stage.accept(letter.key(), letter.message());
            }
        };
    }

    private LogEvent progress(String writer, Instant watermark) {
        var said = new Progress(writer, 0, partitions, watermark, null, null, Progress.State.OPEN, false);
        return new LogEvent(
                writer, "", Origin.CONNECTOR, writer, null, null, null, watermark, new Place(writer, "#0"), "", said);
    }
}
