/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import io.certtrail.alerting.format.AlertFormat;
import io.certtrail.alerting.format.Product;
import io.certtrail.alerting.sink.Alert;
import io.certtrail.alerting.sink.SinkConfig;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Severity;
import java.time.Instant;
import java.util.Base64;
import java.util.function.BiFunction;

/** Turns the bytes of a record into an alert. */
final class AlertReader {
    private final String incidents;
    private final BiFunction<String, byte[], Diagnosis> diagnosis;
    private final BiFunction<String, byte[], Incident> incident;
    private final String mediaType;
    private final AlertFormat format;

    AlertReader(
            String incidents,
            BiFunction<String, byte[], Diagnosis> diagnosis,
            BiFunction<String, byte[], Incident> incident,
            SinkConfig sink,
            Product product) {
        this.incidents = incidents;
        this.diagnosis = diagnosis;
        this.incident = incident;
        this.mediaType = sink.format().mediaType();
        this.format = sink.writer(product);
    }

    Alert read(String topic, byte[] bytes) {
        if (topic.equals(incidents)) {
            var read = incident.apply(topic, bytes);
            return Alert.of(read, mediaType, format.incident(read));
        }
        var read = diagnosis.apply(topic, bytes);
        return Alert.of(read, mediaType, format.diagnosis(read));
    }

    /** What stands for a record that cannot be read: its place and its bytes. */
    static Alert unreadable(String topic, int partition, long offset, Instant time, byte[] bytes) {
        return new Alert(
                "%s-%d@%d".formatted(topic, partition, offset),
                1,
                "UNREADABLE",
                Severity.HIGH,
                time,
                "application/octet-stream;base64",
                Base64.getEncoder().encodeToString(bytes));
    }
}
