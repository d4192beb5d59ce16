/* SPDX-License-Identifier: Apache-2.0 */
/** Benchmarks: what certtrail costs, beside floors and peers of the same run. */
@org.jspecify.annotations.NullMarked
package io.certtrail.bench;
