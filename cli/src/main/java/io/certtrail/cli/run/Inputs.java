/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run reads, and until when it judges.
 *
 * @param zone zone of logs that name none, where their format has no zone of its own
 * @param from events before this are left out; null when none are
 * @param to events from this on are left out; null when none are
 */
public record Inputs(
        List<Path> paths,
        String tenant,
        ZoneId zone,
        @Nullable Instant from,
        @Nullable Instant to,
        AsOf asOf) {
    public Inputs {
        paths = List.copyOf(paths);
    }

    /** All of some files and folders. */
    public static Inputs of(List<Path> paths, ZoneId zone) {
        return new Inputs(paths, "default", zone, null, null, AsOf.allWaits());
    }

    /** The same for another tenant. */
    public Inputs of(String otherTenant) {
        return new Inputs(paths, otherTenant, zone, from, to, asOf);
    }
}
