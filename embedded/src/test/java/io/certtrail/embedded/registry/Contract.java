/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of {@code contract.txt} and what they are answered. */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCHEMA = Pattern.compile("(\\w+) *= (.*)");
    private static final Pattern STEP = Pattern.compile("(GET|PUT|POST|DELETE) (\\S+)( .*)? -> (\\d+) (.*)");
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)");

    private Contract() {}

    record Step(String method, String path, String body, int status, JsonNode answer) {
        @Override
        public String toString() {
            return method + " " + path + " -> " + status;
        }
    }

    static List<Step> steps() {
        var schemas = new HashMap<String, String>();
        var steps = new ArrayList<Step>();
        for (var line : lines()) {
            var schema = SCHEMA.matcher(line);
            if (schema.matches()) {
                schemas.put(schema.group(1), schema.group(2));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                steps.add(step(line, schemas));
            }
        }
        return steps;
    }

    private static Step step(String line, Map<String, String> schemas) {
        var step = STEP.matcher(line);
        if (!step.matches()) {
            throw new IllegalStateException("Not a line of the contract: " + line);
        }
        var body = step.group(3) == null ? "" : filled(step.group(3).strip(), schemas);
        return new Step(
                step.group(1),
                step.group(2),
                body,
                Integer.parseInt(step.group(4)),
                json(filled(step.group(5), schemas)));
    }

    private static String filled(String text, Map<String, String> schemas) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(JSON.getNodeFactory()
                        .textNode(schemas.get(name.group(1)))
                        .toString()));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static List<String> lines() {
        try (var in = Contract.class.getResourceAsStream("/registry/contract.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
