/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a trace log: svclog, NDESPlugin.log, SetupMsi.log.
 *
 * @param component {@code System/Source/@Name} or the component column, such as {@code NDESConnector}
 * @param level 1 critical, 2 error, 4 warning, 8 information, 16 verbose (System.Diagnostics.TraceEventType); 0 when
 *     not given
 * @param activity E2E activity id, null when absent or all zeros
 * @param message the application data as text, lines kept
 */
public record TraceEntry(
        String component,
        int level,
        @Nullable String process,
        @Nullable Integer processId,
        @Nullable String thread,
        @Nullable String activity,
        String message)
        implements Body {}
