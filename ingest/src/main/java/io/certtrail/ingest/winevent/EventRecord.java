/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One Windows event as its carrier has it; what is missing is null. */
public record EventRecord(
        @Nullable String provider,
        @Nullable String channel,
        @Nullable Integer eventId,
        @Nullable Integer level,
        @Nullable Long recordId,
        @Nullable String user,
        @Nullable String computer,
        @Nullable Instant time,
        EventData data,
        @Nullable String message) {}
