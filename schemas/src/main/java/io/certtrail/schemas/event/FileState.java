/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of one work file of the legacy connector (PfxRequest, CertificateRequestStatus,
 * CertificateRevocationStatus).
 *
 * @param folder {@code PfxRequest/Processing} and so on, with forward slashes
 * @param firstError first line that names an error, or null
 * @param fields {@code Key: value} pairs of the file
 */
public record FileState(
        String folder,
        String name,
        long size,
        Instant modified,
        @Nullable String firstError,
        Map<String, String> fields)
        implements Body {
    public FileState {
        fields = Map.copyOf(fields);
    }
}
