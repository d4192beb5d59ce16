/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import java.io.IOException;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A cluster and a registry for tests: containers where a Docker engine answers, embedded elsewhere. */
record TestServices(String bootstrap, String registry, Closing closing) implements AutoCloseable {
    private static final DockerImageName KAFKA = DockerImageName.parse(
                    System.getProperty("certtrail.kafka.image", "apache/kafka:4.3.1"))
            .asCompatibleSubstituteFor("apache/kafka");
    private static final String REGISTRY =
            System.getProperty("certtrail.registry.image", "confluentinc/cp-schema-registry:8.1.0");

    /** What ends them. */
    interface Closing {
        void close() throws IOException;
    }

    static TestServices start() throws IOException {
        return DockerClientFactory.instance().isDockerAvailable() ? containers() : embedded();
    }

    private static TestServices embedded() throws IOException {
        var sandbox = Sandbox.start();
        return new TestServices(
                sandbox.services().bootstrap(), sandbox.services().registry(), sandbox::close);
    }

    private static TestServices containers() {
        var network = Network.newNetwork();
        var kafka = new KafkaContainer(KAFKA).withNetwork(network).withListener("kafka:19092");
        kafka.start();
        var registry = new GenericContainer<>(REGISTRY)
                .withNetwork(network)
                .withExposedPorts(8081)
                .withEnv("SCHEMA_REGISTRY_HOST_NAME", "registry")
                .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "PLAINTEXT://kafka:19092")
                .waitingFor(Wait.forHttp("/subjects"));
        registry.start();
        var url = "http://%s:%d".formatted(registry.getHost(), registry.getMappedPort(8081));
        return new TestServices(kafka.getBootstrapServers(), url, () -> {
            registry.stop();
            kafka.stop();
            network.close();
        });
    }

    /** The services under a prefix of topics of their own. */
    Services under(String prefix) {
        return new Services(bootstrap, prefix, Map.of(), registry, Map.of());
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
