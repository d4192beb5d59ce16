/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last word of one writer.
 *
 * @param watermark null until it has spoken for its first event
 * @param counted whether it takes part in the minimum: open, and not collected by hand
 * @param closed whether it has said its last word; when all have, the latest of these is the watermark
 */
public record Speaker(long epoch, int of, @Nullable Instant watermark, boolean counted, boolean closed) {}
