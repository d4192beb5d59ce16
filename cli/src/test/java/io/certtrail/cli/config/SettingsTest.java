/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void an_empty_file_means_the_defaults() throws IOException {
        var settings = read("");

        assertThat(settings.kafka().bootstrap()).isEqualTo("localhost:9092");
        assertThat(settings.kafka().prefix()).isEqualTo("certtrail.");
        assertThat(settings.registry().url()).isEqualTo("http://localhost:8081");
        assertThat(settings.correlate().threads()).isEqualTo(1);
        assertThat(settings.alert()).isEmpty();
    }

    @Test
    void a_full_file_is_understood() throws IOException {
        var settings = read("""
                tenant: contoso
                kafka:
                  bootstrap: b1:9092,b2:9092
                  properties: {security.protocol: SSL, retries: 3}
                ship: {paths: [logs], timezone: Europe/Warsaw}
                correlate: {threads: 2}
                alert:
                  sinks:
                    - {name: siem, type: syslog, format: cef, target: "siem:6514", options: {tls: true}}
                """);

        assertThat(settings.tenant()).isEqualTo("contoso");
        assertThat(settings.kafka().properties())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("retries", "3");
        assertThat(settings.ship().paths()).containsExactly(folder.resolve("logs"));
        assertThat(settings.correlate().threads()).isEqualTo(2);
        assertThat(settings.alert()).containsOnlyKeys("sinks");
    }

    @Test
    void topics_of_other_shippers_have_what_their_records_do_not_say() throws IOException {
        var topics = read("""
                ship:
                  topics:
                    - topic: winlogbeat
                    - {topic: iis, origin: iis, host: NDES01, timezone: Europe/Berlin, fields: date time, grace: 10m}
                """).ship().topics();

        assertThat(topics)
                .containsExactly(
                        new Settings.ForeignTopic(
                                "winlogbeat", null, Map.of(), null, null, "UTC", null, Duration.ofMinutes(2)),
                        new Settings.ForeignTopic(
                                "iis",
                                null,
                                Map.of(),
                                "iis",
                                "NDES01",
                                "Europe/Berlin",
                                "date time",
                                Duration.ofMinutes(10)));
    }

    @Test
    void the_configuration_for_event_hubs_is_in_order() {
        var file = Path.of("../shippers/azure-event-hubs.yaml");

        var topic = Settings.read(file, Map.of("EVENT_HUBS_JAAS", "login"))
                .ship()
                .topics()
                .get(0);

        assertThat(topic.bootstrap()).isEqualTo("NAMESPACE.servicebus.windows.net:9093");
        assertThat(topic.properties()).containsEntry("sasl.jaas.config", "login");
        assertThat(topic.grace()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kafka:\\n  bootstap: b:1      | :2: unknown key 'bootstap' in 'kafka'; did you mean 'bootstrap'?
            kafak: {}                     | :1: unknown key 'kafak'; did you mean 'kafka'?
            correlate: {threads: many}    | :1: 'correlate.threads' must be integer, not string
            correlate: {threads: 0}       | :1: 'correlate.threads' is 0; it must be at least 1
            tenant: [a]                   | :1: 'tenant' must be string, not array
            kafka: {bootstrap: nowhere}   | :1: 'kafka.bootstrap' is 'nowhere', which is not in order; it is the HOST:PORT
            alert: {sinks: [{name: a}]}   | :1: key 'type' is missing
            tenant: a\\ntenant: b         | :2: key 'tenant' stands there twice
            tenant: 'a                    | no valid YAML
            """)
    void what_is_not_meant_is_named_with_its_line(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .hasMessageContaining(message)
                .hasMessageContaining("certtrail.yaml");
    }

    @Test
    void a_secret_comes_from_the_environment_or_a_file_and_is_not_in_the_error() throws IOException {
        Files.writeString(folder.resolve("password"), "s3cret\n");

        var settings = read("""
                registry:
                  properties: {basic.auth.user.info: "${env:USER_NAME}:${file:password}"}
                """);

        assertThat(settings.registry().properties()).containsEntry("basic.auth.user.info", "ship:s3cret");
        assertThatThrownBy(() -> read("tenant: ${env:NOT_SET}"))
                .hasMessageContaining("certtrail.yaml:1: environment variable 'NOT_SET' is not set");
    }

    @Test
    void a_billion_laughs_are_refused() {
        var yaml = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (var c = 'b'; c < 'k'; c++) {
            yaml.append("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n"
                    .formatted(c, c, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1));
        }

        assertThatThrownBy(() -> read(yaml.toString())).hasMessageContaining("certtrail.yaml");
    }

    private Settings read(String yaml) throws IOException {
        var file = folder.resolve("certtrail.yaml");
        Files.writeString(file, yaml);
        return Settings.read(file, Map.of("USER_NAME", "ship"));
    }
}
