/* SPDX-License-Identifier: Apache-2.0 */
/** Records that should be there by the numbers of those beside them. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.gap;
