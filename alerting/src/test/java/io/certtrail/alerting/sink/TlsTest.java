/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.alerting.Samples;
import io.certtrail.alerting.delivery.HandClock;
import io.certtrail.alerting.format.AlertFormats;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syslog over TLS to a receiver whose certificate nobody but the configuration vouches for. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        make("siem", "-ext", "san=dns:localhost");
        make("certtrail");
    }

    /** A certificate signed by itself, with the tool of the JDK, and its key, as PEM. */
    private static void make(String name, String... more) throws Exception {
        var store = folder.resolve(name + ".p12").toString();
        var pair = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-ext",
                "bc=ca:true"));
        pair.addAll(List.of(more));
        keytool(store, pair);
        keytool(store, List.of("-exportcert", "-rfc", "-alias", name, "-file", pem(name)));
        var key = load(name).getKey(name, PASSWORD.toCharArray()).getEncoded();
        Files.writeString(
                folder.resolve(name + ".key"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(key)));
    }

    private static void keytool(String store, List<String> words) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(words);
        command.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static KeyStore load(String name) throws Exception {
        return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    }

    private static String pem(String name) {
        return folder.resolve(name + ".pem").toString();
    }

    private static SyslogReceiver receiver(boolean asksForCertificate) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load("siem"), PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("certtrail", load("certtrail").getCertificate("certtrail"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(asksForCertificate);
        return new SyslogReceiver(socket);
    }

    private static SinkConfig config(String host, int port, Map<String, String> options) {
        return new SinkConfig("siem", Sinks.SYSLOG, AlertFormats.CEF, "tls://%s:%d".formatted(host, port), options);
    }

    private static List<Outcome> deliver(SinkConfig config) throws Exception {
        try (var sink =
                config.checked().open(new Surroundings(Map.of(), OutputStream.nullOutputStream(), new HandClock()))) {
            return sink.deliver(List.of(Samples.alert("d-1", 1)));
        }
    }

    @Test
    void a_receiver_is_trusted_that_the_given_authority_vouches_for() throws Exception {
        var receiver = receiver(false);

        assertThat(deliver(config("localhost", receiver.port(), Map.of("ca", pem("siem")))))
                .containsExactly(new Outcome.Delivered());

        assertThat(receiver.await(1)).extracting(SyslogReader.Message::key).containsExactly("d-1/1");
        receiver.stop(false);
    }

    @Test
    void nothing_is_sent_to_one_that_nobody_vouches_for_or_that_has_another_name() throws Exception {
        var receiver = receiver(false);

        assertThat(deliver(config("localhost", receiver.port(), Map.of())))
                .singleElement()
                .isInstanceOf(Outcome.Retry.class);
        assertThat(deliver(config("localhost", receiver.port(), Map.of("ca", pem("certtrail")))))
                .singleElement()
                .isInstanceOf(Outcome.Retry.class);
        assertThat(deliver(config("127.0.0.1", receiver.port(), Map.of("ca", pem("siem")))))
                .singleElement()
                .isInstanceOf(Outcome.Retry.class);

        receiver.stop(false);
    }

    @Test
    void a_receiver_that_asks_for_a_certificate_is_shown_the_given_one() throws Exception {
        var receiver = receiver(true);
        var options = Map.of(
                "ca", pem("siem"),
                "certificate", pem("certtrail"),
                "key", folder.resolve("certtrail.key").toString());

        assertThat(deliver(config("localhost", receiver.port(), options))).containsExactly(new Outcome.Delivered());

        assertThat(receiver.await(1)).extracting(SyslogReader.Message::key).containsExactly("d-1/1");
        receiver.stop(false);
    }

    @Test
    void files_that_are_not_what_they_have_to_be_are_refused_with_a_way_out() {
        var key = folder.resolve("certtrail.key").toString();

        assertThatThrownBy(
                        () -> config("siem", 6514, Map.of("ca", "/no/such.pem")).checked())
                .hasMessageStartingWith("Sink 'siem' (syslog) has as ca '/no/such.pem', which cannot be read: ");
        assertThatThrownBy(() -> config("siem", 6514, Map.of("ca", key)).checked())
                .hasMessageStartingWith("Sink 'siem' (syslog) ");
        assertThatThrownBy(() -> new SinkConfig(
                                "siem", Sinks.SYSLOG, AlertFormats.CEF, "tcp://siem:601", Map.of("ca", pem("siem")))
                        .checked())
                .hasMessage("Sink 'siem' (syslog) has ca, certificate or key, but its target is not reached over TLS; "
                        + "write tls or https");
        assertThatThrownBy(() -> config("siem", 6514, Map.of("key", key)).checked())
                .hasMessage("Sink 'siem' (syslog) has only one of certificate and key; give both");
        assertThatThrownBy(() -> config("siem", 6514, Map.of("certificate", pem("certtrail"), "key", pem("siem")))
                        .checked())
                .hasMessageEndingWith("which holds no private key in PKCS #8 without a password; "
                        + "convert it with openssl pkcs8 -topk8 -nocrypt");
    }
}
