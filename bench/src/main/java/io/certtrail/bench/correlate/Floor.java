/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.correlate;

import io.certtrail.correlator.streams.BoundedRocksDb;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The least a stateful topology does: one repartition by key, and for each record a get and a put of its bytes in one
 * RocksDB store behind a changelog, exactly once. Nothing is decoded and nothing is decided.
 */
final class Floor implements AutoCloseable {
    private static final String STORE = "bare";

    private final KafkaStreams streams;
    private final AtomicLong processed;

    private Floor(KafkaStreams streams, AtomicLong processed) {
        this.streams = streams;
        this.processed = processed;
    }

    static Floor start(String bootstrap, Path stateDir, int partitions, int threads) {
        var processed = new AtomicLong();
        var builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
        builder.stream(Cluster.BY_DEVICE, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .repartition(Repartitioned.<String, byte[]>as("by-key")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(partitions))
                .process(() -> new GetPut(processed), Named.as("get-put"), STORE);
        var floor = new Floor(new KafkaStreams(builder.build(), properties(bootstrap, stateDir, threads)), processed);
        floor.streams.start();
        return floor;
    }

    long processed() {
        return processed.get();
    }

    @Override
    public void close() {
        streams.close();
    }

    /** As the correlator's. */
    private static Properties properties(String bootstrap, Path stateDir, int threads) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "floor");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Contestant.COMMIT.toMillis());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5000);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), Contestant.COMMIT.toMillis());
        return properties;
    }

    private static final class GetPut extends ContextualProcessor<String, byte[], Void, Void> {
        private final AtomicLong processed;

        GetPut(AtomicLong processed) {
            this.processed = processed;
        }

        @Override
        public void process(Record<String, byte[]> message) {
            KeyValueStore<String, byte[]> store = context().getStateStore(STORE);
            var before = store.get(message.key());
            store.put(message.key(), before == null ? message.value() : before);
            processed.incrementAndGet();
        }
    }
}
