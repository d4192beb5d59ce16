/* SPDX-License-Identifier: Apache-2.0 */
/** The logs of the made-up tenant: what a record says, and how each product writes it down. */
@org.jspecify.annotations.NullMarked
package io.certtrail.simulation.log;
