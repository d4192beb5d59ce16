/* SPDX-License-Identifier: Apache-2.0 */
/** What is found when records do not come in order: beside simpler ways to find it, and beside published figures. */
@org.jspecify.annotations.NullMarked
package io.certtrail.bench.disorder;
