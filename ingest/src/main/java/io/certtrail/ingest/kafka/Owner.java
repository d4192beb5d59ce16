/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.UUID;

/**
 * The process that ships under a name.
 *
 * @param process its number and computer
 * @param run of that process
 * @param since when, as ISO 8601
 */
record Owner(String process, String run, String since) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** This process. */
    static Owner here(Instant now) {
        return new Owner(
                "process %d on %s".formatted(ProcessHandle.current().pid(), computer()),
                UUID.randomUUID().toString(),
                now.toString());
    }

    /** Key of the record that names the owner. */
    static String key(String shipper) {
        return shipper + "/";
    }

    byte[] write() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The name of this process cannot be written", e);
        }
    }

    static Owner read(byte[] json) throws IOException {
        return MAPPER.readValue(json, Owner.class);
    }

    private static String computer() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this computer";
        }
    }
}
