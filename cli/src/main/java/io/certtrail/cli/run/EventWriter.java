/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.schemas.event.LogEvent;
import java.util.function.Consumer;

/** Writes events down; what it still holds is written out when it is closed. */
public interface EventWriter extends Consumer<LogEvent>, AutoCloseable {
    @Override
    void close();
}
