/* SPDX-License-Identifier: Apache-2.0 */
/** Tables as CSV: quoted values, whatever separator, columns known by their names. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.table;
