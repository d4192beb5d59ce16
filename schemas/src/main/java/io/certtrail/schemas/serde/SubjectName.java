/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject of the registry a schema is found; by the names of Confluent's strategies. */
enum SubjectName {
    TOPIC("TopicNameStrategy"),
    RECORD("RecordNameStrategy"),
    TOPIC_RECORD("TopicRecordNameStrategy"),
    /** Confluent's default since 8.3 asks the registry first; with no association made it is the topic's name. */
    ASSOCIATED("AssociatedNameStrategy");

    private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

    private final String strategy;

    SubjectName(String strategy) {
        this.strategy = strategy;
    }

    static SubjectName of(String key, String name) {
        var simple = name.startsWith(CONFLUENT_PACKAGE) ? name.substring(CONFLUENT_PACKAGE.length()) : name;
        return Arrays.stream(values())
                .filter(known -> known.strategy.equals(simple))
                .findFirst()
                .orElseThrow(() -> new ConfigException(key, name, "known strategies: " + known()));
    }

    private static String known() {
        return Arrays.stream(values()).map(known -> known.strategy).collect(Collectors.joining(", "));
    }

    String subject(String topic, boolean isKey, Schema schema) {
        return switch (this) {
            case TOPIC, ASSOCIATED -> topic + (isKey ? "-key" : "-value");
            case RECORD -> schema.getFullName();
            case TOPIC_RECORD -> topic + "-" + schema.getFullName();
        };
    }

    /** Whether the topic alone tells the subject. */
    boolean byTopic() {
        return this == TOPIC || this == ASSOCIATED;
    }
}
