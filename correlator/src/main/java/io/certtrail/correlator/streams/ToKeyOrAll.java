/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.stage.Message;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** What has a key goes to the key's partition; what has none is told to every partition, so that no task is a hole. */
final class ToKeyOrAll implements StreamPartitioner<String, Message> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, Message value, int partitions) {
        if (key.isEmpty()) {
            return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
        }
        var hash = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)));
        return Optional.of(Set.of(hash % partitions));
    }
}
