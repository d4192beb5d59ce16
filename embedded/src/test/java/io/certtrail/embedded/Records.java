/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads records of one partition with the clients anybody would use. */
final class Records {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Records() {}

    static void createTopic(String servers, String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "record " + i).toList();
    }

    /** Returns when the broker has acknowledged all of them. */
    static void write(String servers, String topic, List<String> values)
            throws ExecutionException, InterruptedException {
        try (var producer = producer(servers, Map.of())) {
            var acknowledged = new ArrayList<Future<?>>();
            for (var value : values) {
                acknowledged.add(producer.send(new ProducerRecord<>(topic, value)));
            }
            for (var each : acknowledged) {
                each.get();
            }
        }
    }

    /** Writes on and on, kills the broker once so many are acknowledged, and says which were. */
    static List<String> writeUntilKilled(ForkedService broker, String topic, int enough) throws InterruptedException {
        var acknowledged = new ConcurrentSkipListSet<Integer>();
        var gone = Map.<String, Object>of("delivery.timeout.ms", 1500, "request.timeout.ms", 1000, "linger.ms", 5);
        try (var producer = producer(broker.place(), gone)) {
            for (var i = 0; acknowledged.size() < enough; i++) {
                var number = i;
                producer.send(new ProducerRecord<>(topic, "record " + number), (at, failure) -> {
                    if (failure == null) {
                        acknowledged.add(number);
                    }
                });
            }
            broker.kill();
        }
        return acknowledged.stream().map(number -> "record " + number).toList();
    }

    static KafkaProducer<String, String> producer(String servers, Map<String, Object> more) {
        var config = new HashMap<String, Object>(more);
        config.put("bootstrap.servers", servers);
        config.put("acks", "all");
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /** What a reader of committed records sees, from the beginning to the end of the partition as it is now. */
    static List<String> read(String servers, String topic) {
        var config = Map.<String, Object>of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
            var values = new ArrayList<String>();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < end && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
