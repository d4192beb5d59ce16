/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.certtrail.schemas.Examples;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.wire.WireTypes;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
    private static final String PASSWORD = "changeit";
    private static final String PREFIX = "schema.registry.ssl.";

    @TempDir
    static Path folder;

    private static HttpsServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        keytool("-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new ClientsWithCertificate(
                RegistryTls.context(new Settings(stores())).orElseThrow()));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var answer = "{\"id\":5}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    /** Asks each client for a certificate. */
    private static final class ClientsWithCertificate extends HttpsConfigurator {
        ClientsWithCertificate(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            var wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
        }
    }

    @Test
    void a_registry_may_ask_for_a_client_certificate() {
        assertThat(serializer(stores()).serialize("incidents", Examples.incident()))
                .startsWith(0, 0, 0, 0, 5);
    }

    @Test
    void a_registry_nobody_vouches_for_is_not_spoken_to() {
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> serializer(Map.of()).serialize("incidents", Examples.incident()))
                .withMessageContaining("not reached (")
                .withMessageContaining("unable to find valid certification path");
    }

    private static Map<String, Object> stores() {
        var stores = new HashMap<String, Object>();
        var file = folder.resolve("store.p12").toString();
        for (var store : new String[] {"keystore", "truststore"}) {
            stores.put(PREFIX + store + ".location", file);
            stores.put(PREFIX + store + ".password", new Password(PASSWORD));
            stores.put(PREFIX + store + ".type", "PKCS12");
        }
        return stores;
    }

    private static Serializer<Incident> serializer(Map<String, Object> stores) {
        var config = new HashMap<String, Object>(stores);
        config.put(
                "schema.registry.url",
                "https://127.0.0.1:" + server.getAddress().getPort());
        config.put("serde.provider", "builtin");
        config.put("max.retries", 0);
        return AvroSerdes.registry(WireTypes.INCIDENT, config, false).serializer();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-storetype", "PKCS12", "-keystore", folder.resolve("store.p12").toString(), "-storepass", PASSWORD));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "keytool.txt"))
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
