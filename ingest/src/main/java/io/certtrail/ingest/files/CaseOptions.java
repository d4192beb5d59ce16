/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a case on the command line.
 *
 * @param zone of device logs whose records and case.yaml tell none
 * @param from events before it are left out; null for none
 * @param to events from it on are left out; null for none
 */
public record CaseOptions(
        String tenant,
        ZoneId zone,
        @Nullable Instant from,
        @Nullable Instant to) {
    public CaseOptions {
        if (tenant.isBlank() || tenant.indexOf('/') >= 0) {
            throw new CaseException(
                    "tenant '%s' is blank or holds a '/'; use letters, digits, '-' and '.'".formatted(tenant));
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new CaseException("--from %s is not before --to %s; swap them".formatted(from, to));
        }
    }

    /** The default tenant, UTC, all times. */
    public static CaseOptions defaults() {
        return new CaseOptions("default", ZoneOffset.UTC, null, null);
    }
}
