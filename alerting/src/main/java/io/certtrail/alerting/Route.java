/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import io.certtrail.alerting.sink.SinkConfig;
import io.certtrail.schemas.topic.Topic;
import java.util.Set;

/**
 * What goes to one sink.
 *
 * @param deadLetters where to put what the sink will not take
 * @param topics diagnoses, incidents or both
 * @param inFlight how many alerts are held in memory at most; the rest waits in Kafka
 */
public record Route(SinkConfig sink, SinkConfig deadLetters, Set<Topic> topics, int inFlight) {
    private static final int MOST = 10_000;

    public Route {
        topics = Set.copyOf(topics);
        if (topics.isEmpty() || !Set.of(Topic.DIAGNOSES, Topic.INCIDENTS).containsAll(topics)) {
            throw new IllegalArgumentException("Sink '%s' can be sent diagnoses and incidents, was told %s; try all"
                    .formatted(sink.name(), topics));
        }
        if (inFlight < 1 || inFlight > MOST) {
            throw new IllegalArgumentException("Sink '%s' can hold 1 to %d alerts in flight, was told %d; try 500"
                    .formatted(sink.name(), MOST, inFlight));
        }
    }
}
