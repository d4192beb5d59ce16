/* SPDX-License-Identifier: Apache-2.0 */
/** The computers and devices of the made-up tenant, each with what it logs. */
@org.jspecify.annotations.NullMarked
package io.certtrail.simulation.tenant;
