/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.jspecify.annotations.Nullable;

/** Runs one task of a stage: loads, asks, forwards. It holds no rule. */
final class StageProcessor<I> implements Processor<String, I, String, Parcel> {
    /** Makes the stage of a task, from its partition, its store and where it may put things. */
    interface Maker<I> {
        Taker<I> make(int partition, WriteBehindStore store, Forwarder out);
    }

    /** Takes one record of a topic. */
    interface Taker<I> {
        void take(String topic, I value);

        /** What time the wall clock shows, about once a second; the first time nothing may be told. */
        default void tick(Instant clock) {}
    }

    private static final Duration TICK = Duration.ofSeconds(1);

    private final String storeName;
    private final int partitions;
    private final Maker<I> maker;
    private @Nullable ProcessorContext<String, Parcel> context;
    private @Nullable Forwarder out;
    private @Nullable Taker<I> stage;

    StageProcessor(String storeName, int partitions, Maker<I> maker) {
        this.storeName = storeName;
        this.partitions = partitions;
        this.maker = maker;
    }

    @Override
    public void init(ProcessorContext<String, Parcel> own) {
        var forwarder = new Forwarder((InternalProcessorContext<String, Parcel>) own, partitions);
        WriteBehindStore store = own.getStateStore(storeName);
        store.beforeCommit(forwarder::sendRest);
        context = own;
        out = forwarder;
        var made = maker.make(own.taskId().partition(), store, forwarder);
        stage = made;
        made.tick(Instant.ofEpochMilli(own.currentSystemTimeMs()));
        own.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, millis -> made.tick(Instant.ofEpochMilli(millis)));
    }

    @Override
    public void process(Record<String, I> message) {
        if (context != null && out != null && stage != null) {
            out.at(message.timestamp());
            var topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
            stage.take(topic, message.value());
        }
    }
}
