/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.alerting.sink.Sinks;
import io.certtrail.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertConfigTest {

    @Test
    void a_sink_needs_a_type_and_a_target_and_the_rest_has_defaults() {
        var config = AlertConfig.of("alerts", Map.of("sinks", List.of(Map.of("type", "ndjson", "target", "-"))));

        assertThat(config.routes()).singleElement().satisfies(route -> {
            assertThat(route.sink().name()).isEqualTo("ndjson");
            assertThat(route.sink().format()).isEqualTo(AlertFormats.OCSF);
            assertThat(route.topics()).containsExactlyInAnyOrder(Topic.DIAGNOSES, Topic.INCIDENTS);
            assertThat(route.inFlight()).isEqualTo(500);
            assertThat(route.deadLetters().target()).isEqualTo("dead-letters.ndjson");
        });
    }

    @Test
    void everything_can_be_said() {
        var config = AlertConfig.of(
                "alerts",
                Map.of(
                        "sinks",
                        List.of(Map.of(
                                "name", "siem",
                                "type", "syslog",
                                "format", "cef",
                                "target", "tls://siem.example:6514",
                                "send", "incidents",
                                "in-flight", 20,
                                "options", Map.of("facility", "local4"))),
                        "dead-letters",
                        Map.of("type", "kafka", "target", "certtrail.alerts.dead")));

        var route = config.routes().get(0);
        assertThat(route.sink().type()).isEqualTo(Sinks.SYSLOG);
        assertThat(route.sink().options()).containsEntry("facility", "local4");
        assertThat(route.topics()).containsExactly(Topic.INCIDENTS);
        assertThat(route.inFlight()).isEqualTo(20);
        assertThat(route.deadLetters().type()).isEqualTo(Sinks.KAFKA);
    }

    @Test
    void without_sinks_nobody_is_told_and_standard_output_is_one() {
        assertThat(AlertConfig.of("alerts", Map.of()).routes()).isEmpty();
        assertThat(AlertConfig.toStandardOutput().routes())
                .singleElement()
                .satisfies(route -> assertThat(route.topics()).containsOnly(Topic.DIAGNOSES, Topic.INCIDENTS))
                .extracting(route -> route.sink().target())
                .isEqualTo("-");
    }

    @Test
    void nonsense_is_refused_with_its_place_and_a_way_out() {
        refused(Map.of("sinks", "siem"), "alerts.sinks must be a list, was a single value");
        refused(Map.of("sink", List.of()), "alerts has no key 'sink'; known keys: sinks, dead-letters");
        refusedSink(Map.of("target", "-"), "alerts.sinks[0] needs the key 'type'");
        refusedSink(Map.of("type", "ndjson"), "alerts.sinks[0] needs the key 'target'");
        refusedSink(
                Map.of("type", "splunk", "target", "x"),
                "alerts.sinks[0]: No sink type 'splunk'; known types: ndjson, kafka, syslog, webhook");
        refusedSink(
                Map.of("type", "ndjson", "target", "-", "format", "leef"),
                "alerts.sinks[0]: No alert format 'leef'; known formats: ocsf, cef, jsonl");
        refusedSink(
                Map.of("type", "ndjson", "target", "-", "send", "everything"),
                "alerts.sinks[0]: Cannot send 'everything'; known: all, diagnoses, incidents");
        refusedSink(
                Map.of("type", "ndjson", "target", "-", "in-flight", "many"),
                "alerts.sinks[0].in-flight must be a whole number, was 'many'; try 500");
        refusedSink(
                Map.of("type", "ndjson", "target", "-", "in-flight", 0),
                "alerts.sinks[0]: Sink 'ndjson' can hold 1 to 10000 alerts in flight, was told 0; try 500");
        refusedSink(
                Map.of("type", "ndjson", "target", "-", "name", "My SIEM"),
                "alerts.sinks[0]: Sink name 'My SIEM' is not 1 to 40 of a-z, 0-9 and -; try 'siem'");
        refusedSink(
                Map.of("type", "ndjson", "target", "-", "options", Map.of("fsync", true)),
                "alerts.sinks[0]: Sink 'ndjson' (ndjson) has no option 'fsync'; known options: none");
        refusedSink(
                Map.of("type", "ndjson", "target", List.of()),
                "alerts.sinks[0].target must be a text or a number, was a list");
    }

    @Test
    void two_sinks_of_one_name_are_refused() {
        var sink = Map.of("type", "ndjson", "target", "-");

        refused(Map.of("sinks", List.of(sink, sink)), "Two sinks are named 'ndjson'; each needs a name of its own");
    }

    private static void refusedSink(Map<String, ?> sink, String message) {
        refused(Map.of("sinks", List.of(sink)), message);
    }

    private static void refused(Map<String, ?> section, String message) {
        assertThatThrownBy(() -> AlertConfig.of("alerts", section))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
