/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** One registry of the list: its address without credentials, and the credentials. */
record Endpoint(String url, Optional<String> authorization) {
    static Endpoint of(String text, Optional<String> authorization) {
        var uri = uri(text);
        var bare = bare(uri);
        if (authorization.isPresent() || uri.getUserInfo() == null) {
            return new Endpoint(bare, authorization);
        }
        return new Endpoint(bare, Optional.of(basic(uri.getUserInfo())));
    }

    static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new ConfigException(
                    "schema.registry.url is no address (%s); use http://host:8081".formatted(e.getReason()));
        }
        throw new ConfigException(
                "schema.registry.url must be http://host:port or https://host:port, was one of scheme '%s'"
                        .formatted(text.split(":", 2)[0]));
    }

    private static String bare(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return "%s://%s%s%s".formatted(uri.getScheme(), uri.getHost(), port, path.replaceFirst("/+$", ""));
    }

    /** Never the credentials. */
    @Override
    public String toString() {
        return url;
    }
}
