/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import org.jspecify.annotations.Nullable;

/**
 * One line of an Android, iOS or macOS log.
 *
 * @param level as written, upper case: {@code VERB}, {@code INFO}, {@code DEBUG}, {@code DEFAULT}, {@code ERROR}
 * @param logger Android logger class, or the iOS/macOS process
 * @param profile the profile token ({@code ModelName=AC_...;Hash=...}) this line names, or else the one its thread is
 *     enrolling since an earlier line of the same file; null when there is none
 * @param scep what a SCEP message printed in the line holds, or null
 */
public record DeviceLine(
        String level,
        String logger,
        @Nullable Integer processId,
        @Nullable String thread,
        String message,
        @Nullable String profile,
        @Nullable ScepMessage scep)
        implements Body {}
