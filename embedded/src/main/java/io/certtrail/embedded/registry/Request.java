/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One request, decoded: the variable parts of its path in order, its query, its body. */
record Request(List<String> parts, Map<String, String> query, JsonNode body) {

    /** Splits a raw path at its slashes and decodes each part, so that a subject may hold a slash. */
    static List<String> split(String rawPath) {
        var parts = new ArrayList<String>();
        for (var part : rawPath.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(decode(part.replace("+", "%2B")));
            }
        }
        return parts;
    }

    static Map<String, String> query(String rawQuery) {
        var query = new HashMap<String, String>();
        for (var pair : rawQuery.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RegistryError.badRequest("'%s' is not URL-encoded".formatted(text));
        }
    }

    String part(int index) {
        return parts.get(index);
    }

    boolean asks(String option) {
        return Boolean.parseBoolean(query.get(option));
    }

    int number(int index) {
        try {
            return Integer.parseInt(part(index));
        } catch (NumberFormatException e) {
            throw RegistryError.noSchema(part(index));
        }
    }
}
