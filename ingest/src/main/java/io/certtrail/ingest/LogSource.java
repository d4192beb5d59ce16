/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One log of a case, its format and origin known, not yet opened. */
public interface LogSource {
    /** Key of the source in its topic. */
    String id();

    /** Path inside the case, as evidence quotes it. */
    String file();

    /** Name of the format, such as {@code iis-w3c}. */
    String format();

    /** Where its events go. */
    Origin origin();

    /** Computer of a server's log, or null. */
    @Nullable String host();

    /** Device of a device's log, or null. */
    @Nullable String device();

    /** Platform of a device's log, or null. */
    @Nullable Platform platform();

    /** How far a row's time may lie before that of a row already read. */
    Duration disorder();

    /** After which silence it is missed, while other logs go on; null for one that may be silent for ever. */
    default @Nullable Duration silentAfter() {
        return null;
    }

    /** Whether somebody collects it by hand: what it says is always late, and nothing waits for it. */
    default boolean onDemand() {
        return false;
    }

    /** Whether its format is known; else all it gives is the reason why it is not read. */
    default boolean readable() {
        return true;
    }

    /** Size as stored, in bytes; 0 when not known. */
    default long size() {
        return 0;
    }

    /** Opens it from the beginning. */
    LogCursor open() throws IOException;
}
