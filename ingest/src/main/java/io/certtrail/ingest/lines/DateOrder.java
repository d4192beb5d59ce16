/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

/** Which comes first in a date like 5/6/2024, where nothing else tells. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
