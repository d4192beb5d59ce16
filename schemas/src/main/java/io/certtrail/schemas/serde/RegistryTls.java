/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Trust and client certificates from {@code schema.registry.ssl.*}, with the meanings of Kafka's own {@code ssl.*}. */
final class RegistryTls {
    private static final String PREFIX = "schema.registry.";

    private RegistryTls() {}

    /** Empty when nothing is set: then the JDK's trust decides. */
    static Optional<SSLContext> context(Settings settings) {
        var own = own(settings.values());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        var definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        try (var factory = new DefaultSslEngineFactory()) {
            factory.configure(definition.parse(own));
            return Optional.of(factory.sslContext());
        }
    }

    private static Map<String, Object> own(Map<String, ?> values) {
        var own = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> {
            if (key.startsWith(PREFIX + "ssl.") && value != null) {
                own.put(key.substring(PREFIX.length()), value);
            }
        });
        return own;
    }
}
