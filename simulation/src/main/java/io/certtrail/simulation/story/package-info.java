/* SPDX-License-Identifier: Apache-2.0 */
/** What happens to the requests and computers of the made-up tenant. */
@org.jspecify.annotations.NullMarked
package io.certtrail.simulation.story;
