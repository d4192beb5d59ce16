/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryMainIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private static String register(String url, String subject) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("%s/subjects/%s/versions".formatted(url, subject)))
                .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"%s\\\"\"}".formatted(subject)))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void what_was_registered_survives_a_kill_of_the_registry_and_of_the_broker() throws Exception {
        try (var broker = ForkedService.ready(BrokerMain.class, "--data", folder.toString());
                var registry = ForkedService.ready(RegistryMain.class, "--bootstrap", broker.place())) {
            assertThat(register(registry.place(), "string")).contains("\"id\":1");
            assertThat(register(registry.place(), "long")).contains("\"id\":2");
            registry.kill();
            broker.kill();
        }
        try (var broker = ForkedService.ready(BrokerMain.class, "--data", folder.toString());
                var registry = ForkedService.ready(RegistryMain.class, "--bootstrap", broker.place())) {
            assertThat(get(registry.place() + "/subjects")).isEqualTo("[\"long\",\"string\"]");
            assertThat(register(registry.place(), "long")).contains("\"id\":2");
            assertThat(register(registry.place(), "double")).contains("\"id\":3");
            assertThat(registry.terminate()).isTrue();
        }
    }

    @Test
    void without_a_broker_it_ends_with_one_line_and_code_4() throws Exception {
        var ended = ForkedService.ended(RegistryMain.class, "--bootstrap", "127.0.0.1:1");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.lines()).singleElement().asString().startsWith("Kafka at '127.0.0.1:1' was not reached");
    }

    @Test
    void without_an_argument_it_ends_with_its_usage_and_code_1() throws Exception {
        var ended = ForkedService.ended(RegistryMain.class);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.lines())
                .containsExactly(
                        "Option '--bootstrap' is missing; usage: --bootstrap HOST:PORT [--port N] [--host HOST]");
    }
}
