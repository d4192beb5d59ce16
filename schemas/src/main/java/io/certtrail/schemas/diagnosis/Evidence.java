/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One quoted log record, with the place where it can be found again. */
public record Evidence(Origin origin, @Nullable String host, Instant time, String file, String position, String text) {}
