/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What a registry said to a call, or why it said nothing.
 *
 * @param status the HTTP status; 0 when there is none
 */
record Answer(Endpoint endpoint, int status, JsonNode body, Optional<String> failure) {
    private static final int LONGEST_MESSAGE = 300;
    private static final Set<Integer> PASSING = Set.of(0, 408, 429, 500, 502, 503, 504);

    /** No answer, for a reason of the network. */
    static Answer none(Endpoint endpoint, Throwable failure) {
        var message = failure.getMessage();
        var reason = message == null ? failure.getClass().getSimpleName() : message;
        return new Answer(endpoint, 0, MissingNode.getInstance(), Optional.of(reason));
    }

    /** Whether asking again, or elsewhere, would not change it. */
    boolean settled() {
        return !PASSING.contains(status);
    }

    /** The body of a success; anything else is an exception in one line. */
    JsonNode orThrow(String about) {
        if (status == 200 || status == 207) {
            if (body.isObject()) {
                return body;
            }
            throw new SerializationException(
                    "%s: the answer is no JSON object; is this a schema registry?".formatted(place(about)));
        }
        throw exception(about);
    }

    private KafkaException exception(String about) {
        var place = place(about);
        return switch (status) {
            case 0 ->
                new TimeoutException(
                        "%s: not reached (%s); start it, or correct schema.registry.url".formatted(place, network()));
            case 401 ->
                new AuthenticationException(
                        "%s: %s; check basic.auth.user.info or bearer.auth.token".formatted(place, said()));
            case 403 ->
                new AuthorizationException("%s: %s; give this user the right to the subject".formatted(place, said()));
            case 404 ->
                new SerializationException(
                        "%s: %s; register it first, or set auto.register.schemas=true".formatted(place, said()));
            case 409 ->
                new SerializationException("%s: %s; bring the subject's schemas in line, or change its compatibility"
                        .formatted(place, said()));
            case 429 -> new ThrottlingQuotaExceededException("%s: %s; it is tried again".formatted(place, said()));
            case 502 -> new DisconnectException("%s: %s; it is tried again".formatted(place, said()));
            case 408, 500, 503, 504 -> new TimeoutException("%s: %s; it is tried again".formatted(place, said()));
            default ->
                new SerializationException("%s: %s; correct the request or the registry".formatted(place, said()));
        };
    }

    private String place(String about) {
        return "Schema registry %s, %s".formatted(endpoint.url(), about);
    }

    private String network() {
        return failure.map(Answer::oneLine).orElse("no answer");
    }

    private String said() {
        var message = body.path("message").asText("");
        var code = body.path("error_code").asInt(status);
        return message.isEmpty() ? "status %d".formatted(status) : "%d %s".formatted(code, oneLine(message));
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "..." : line;
    }
}
