/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

/** What a signal says of its step. */
public enum Outcome {
    /** The step is proved. */
    REACHED,
    /** The step failed for good. */
    FAILED,
    /** An attempt failed and is tried again. */
    RETRY,
    /** The request is parked and waits for somebody. */
    PENDING,
    /** Evidence or identity only. */
    NOTED
}
