/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Who we are to the registry: basic or bearer, from the keys Confluent's clients use. */
final class Credentials {
    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String BASIC_INFO = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String BEARER_TOKEN = "bearer.auth.token";
    private static final String HEADER_PREFIX = "request.header.";

    private Credentials() {}

    static List<Endpoint> endpoints(Settings settings) {
        var urls = settings.list("schema.registry.url");
        if (urls.isEmpty()) {
            throw new ConfigException("schema.registry.url is not set; use http://host:8081");
        }
        var authorization = authorization(settings);
        return urls.stream().map(url -> Endpoint.of(url, authorization)).toList();
    }

    /** Headers besides the authorization. */
    static Map<String, String> headers(Settings settings) {
        var headers = new LinkedHashMap<String, String>();
        settings.text("bearer.auth.logical.cluster").ifPresent(value -> headers.put("target-sr-cluster", value));
        settings.text("bearer.auth.identity.pool.id")
                .ifPresent(value -> headers.put("Confluent-Identity-Pool-Id", value));
        settings.values().forEach((key, value) -> {
            if (key.startsWith(HEADER_PREFIX) && value != null) {
                headers.put(name(key), Settings.plain(value));
            }
        });
        return headers;
    }

    private static String name(String key) {
        var name = key.substring(HEADER_PREFIX.length());
        try {
            HttpRequest.newBuilder().header(name, "");
        } catch (IllegalArgumentException e) {
            throw new ConfigException("%s: no header of this name may be set; leave it out".formatted(key));
        }
        return name;
    }

    private static Optional<String> authorization(Settings settings) {
        var bearer = settings.text(BEARER_SOURCE);
        if (bearer.isPresent() && settings.text(BASIC_INFO).isPresent()) {
            throw new ConfigException("Set %s or %s, not both".formatted(BASIC_INFO, BEARER_SOURCE));
        }
        return bearer.isPresent() ? Optional.of(bearer(settings, bearer.get())) : basic(settings);
    }

    private static String bearer(Settings settings, String source) {
        if (!"STATIC_TOKEN".equals(source)) {
            throw new ConfigException(BEARER_SOURCE, source, Unsupported.wayOut("STATIC_TOKEN"));
        }
        return "Bearer "
                + settings.text(BEARER_TOKEN)
                        .orElseThrow(() -> new ConfigException(
                                "%s is STATIC_TOKEN but %s is not set".formatted(BEARER_SOURCE, BEARER_TOKEN)));
    }

    private static Optional<String> basic(Settings settings) {
        var source = settings.text(BASIC_SOURCE, "URL");
        return switch (source) {
            case "URL" -> Optional.empty();
            case "USER_INFO" ->
                Optional.of(settings.text(BASIC_INFO)
                        .map(Endpoint::basic)
                        .orElseThrow(() -> new ConfigException(
                                "%s is USER_INFO but %s is not set".formatted(BASIC_SOURCE, BASIC_INFO))));
            default -> throw new ConfigException(BASIC_SOURCE, source, Unsupported.wayOut("URL, USER_INFO"));
        };
    }
}
