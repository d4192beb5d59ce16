/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom a sink trusts, and as whom it connects. Options, each a file in PEM: {@code ca}, the authorities that sign the
 * receiver's certificate, in the stead of the JVM's; {@code certificate} and {@code key} (PKCS #8, not encrypted),
 * where the receiver asks for one.
 */
final class Tls {
    private static final List<String> OPTIONS = List.of("ca", "certificate", "key");
    private static final Set<String> SCHEMES = Set.of("tls", "https");

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    /** Refuses files that are not what they have to be, and any where the target is not reached over TLS. */
    static void check(SinkConfig config, URI target) {
        if (!isGiven(config)) {
            return;
        }
        if (!SCHEMES.contains(target.getScheme())) {
            throw config.wrong(
                    "has ca, certificate or key, but its target is not reached over TLS; write tls or https");
        }
        var unused = context(config);
    }

    static SSLContext context(SinkConfig config) {
        if (!isGiven(config)) {
            return standard(config);
        }
        try {
            var context = SSLContext.getInstance("TLS");
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities(config));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity(config), NO_PASSWORD);
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw config.wrong("cannot use its ca, certificate or key: " + e.getMessage());
        }
    }

    private static boolean isGiven(SinkConfig config) {
        return OPTIONS.stream().anyMatch(option -> config.option(option) != null);
    }

    private static SSLContext standard(SinkConfig config) {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw config.wrong("has no TLS: " + e.getMessage());
        }
    }

    /** Null means the JVM's own. */
    private static @Nullable KeyStore authorities(SinkConfig config) throws GeneralSecurityException, IOException {
        var file = config.option("ca");
        if (file == null) {
            return null;
        }
        var store = empty();
        var number = 0;
        for (var authority : certificates(config, "ca", file)) {
            store.setCertificateEntry("ca-" + number++, authority);
        }
        return store;
    }

    private static @Nullable KeyStore identity(SinkConfig config) throws GeneralSecurityException, IOException {
        var certificate = config.option("certificate");
        var key = config.option("key");
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw config.wrong("has only one of certificate and key; give both");
        }
        var chain = certificates(config, "certificate", certificate);
        var store = empty();
        store.setKeyEntry(
                "own",
                key(config, key, chain.get(0).getPublicKey().getAlgorithm()),
                NO_PASSWORD,
                chain.toArray(Certificate[]::new));
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static List<Certificate> certificates(SinkConfig config, String option, String file)
            throws GeneralSecurityException {
        var found = new ArrayList<Certificate>(CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(read(config, option, file))));
        if (found.isEmpty()) {
            throw config.wrong(
                    "has as %s '%s', which holds no certificate; give a file in PEM".formatted(option, file));
        }
        return found;
    }

    private static PrivateKey key(SinkConfig config, String file, String algorithm) throws GeneralSecurityException {
        var pem = KEY.matcher(new String(read(config, "key", file), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw config.wrong(
                    "has as key '%s', which holds no private key in PKCS #8 without a password; ".formatted(file)
                            + "convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
    }

    private static byte[] read(SinkConfig config, String option, String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw config.wrong("has as %s '%s', which cannot be read: %s".formatted(option, file, e.getMessage()));
        }
    }
}
