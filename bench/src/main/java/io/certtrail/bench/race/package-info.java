/* SPDX-License-Identifier: Apache-2.0 */
/** Runs programs in turn, measures each as a whole process, and prints them side by side. */
@org.jspecify.annotations.NullMarked
package io.certtrail.bench.race;
