/* SPDX-License-Identifier: Apache-2.0 */
/** A made-up tenant: what happens in it, the logs that are written of it, and the truth. */
@org.jspecify.annotations.NullMarked
package io.certtrail.simulation;
