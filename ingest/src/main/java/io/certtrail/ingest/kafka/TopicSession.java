/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.foreign.ShipperRecords;
import io.certtrail.ingest.foreign.TopicVoice;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A topic as it is read between two troubles: a batch of records becomes events, and both the events and the offsets
 * behind the batch are committed in one transaction. Nothing is under way when partitions come or go.
 */
final class TopicSession implements FeedSink, ConsumerRebalanceListener, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SPEAK = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration ENDS = Duration.ofSeconds(3);

    private final TopicSource source;
    private final String tenant;
    private final TopicPositions positions;
    private final KeptHeaders headers;
    private final SharedNames names;
    private final Consumer<byte[], byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Shipper shipper;
    private final ShipperRecords records;
    private final Clock clock;
    private final Map<Integer, TopicVoice> voices = new TreeMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final TopicTally tally;
    private Instant spoken = Instant.MIN;
    private Instant reached;
    private boolean begun;
    private boolean rested;

    TopicSession(
            TopicSource source,
            String tenant,
            TopicPositions positions,
            KeptHeaders headers,
            SharedNames names,
            Consumer<byte[], byte[]> consumer,
            Producer<String, byte[]> producer,
            Shipper shipper,
            Clock clock,
            TopicTally tally) {
        this.source = source;
        this.tenant = tenant;
        this.positions = positions;
        this.headers = headers;
        this.names = names;
        this.consumer = consumer;
        this.producer = producer;
        this.shipper = shipper;
        this.records = new ShipperRecords(source.context(tenant));
        this.clock = clock;
        this.tally = tally;
        this.reached = clock.instant();
        if (partitions() == 0) {
            throw new IllegalStateException("there is no such topic");
        }
        positions.follow(consumer, this);
    }

    private int partitions() {
        var known = consumer.partitionsFor(source.topic());
        return known == null ? 0 : known.size();
    }

    /** Reads and commits one batch. */
    void step() {
        for (var record : consumer.poll(POLL)) {
            read(record);
        }
        speak();
        commit();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            records.know(headers.read());
        }
        for (var partition : partitions) {
            var voice = new TopicVoice(tenant, source.topic(), partition.partition(), source.grace(), clock.millis());
            voices.put(partition.partition(), voice);
            voice.announce(this);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> voices.remove(partition.partition()));
    }

    @Override
    public void event(LogEvent event) {
        begin();
        shipper.event(names.named(event));
    }

    @Override
    public void reject(Reject reject) {
        begin();
        shipper.reject(reject);
    }

    /** Says that nobody need wait for the topic, before it is left in good order. */
    void rest() {
        voices.values().forEach(voice -> voice.rest(this));
        commit();
        rested = true;
    }

    /** Gives up at once, whatever is under way; another thread may ask for it. */
    void abandon() {
        producer.close(Duration.ZERO);
    }

    /** What was begun is undone by the broker; after a trouble this instance comes back as the same member. */
    @Override
    public void close() {
        var leaves = rested ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP;
        producer.close(Duration.ZERO);
        consumer.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(leaves));
        names.close();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        var voice = voices.get(record.partition());
        if (voice == null) {
            return;
        }
        var value = record.value();
        var place = new Place(record.topic(), record.partition() + "/" + record.offset());
        var rows = value == null ? List.<Row>of(new Row.Ignored(null)) : records.read(value, place);
        var written = Instant.ofEpochMilli(Math.max(record.timestamp(), 0));
        for (var row : rows) {
            tally.count(row);
            voice.pass(row, written, this);
        }
        read.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private void speak() {
        var now = clock.instant();
        if (now.isBefore(spoken.plus(SPEAK))) {
            return;
        }
        spoken = now;
        var ends = ends();
        for (var entry : voices.entrySet()) {
            var partition = new TopicPartition(source.topic(), entry.getKey());
            var end = ends.get(partition);
            entry.getValue().speak(end != null && consumer.position(partition) >= end, now, this);
        }
        if (!ends.isEmpty()) {
            reached = now;
        } else if (now.isAfter(reached.plus(IDLE))) {
            voices.values().forEach(voice -> voice.rest(this));
        }
    }

    /** Where the partitions end; nothing when their brokers do not answer. */
    private Map<TopicPartition, Long> ends() {
        try {
            return voices.isEmpty() ? Map.of() : consumer.endOffsets(consumer.assignment(), ENDS);
        } catch (TimeoutException e) {
            return Map.of();
        }
    }

    private void commit() {
        if (!read.isEmpty()) {
            begin();
            headers.keep(producer, records.learned());
            positions.keep(consumer, producer, read);
            read.clear();
        }
        if (begun) {
            names.keep(producer);
            shipper.flush();
            producer.commitTransaction();
            begun = false;
        }
    }

    private void begin() {
        if (!begun) {
            producer.beginTransaction();
            begun = true;
        }
    }
}
