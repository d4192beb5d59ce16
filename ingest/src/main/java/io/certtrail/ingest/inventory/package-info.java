/* SPDX-License-Identifier: Apache-2.0 */
/** Lists of managed devices and of connectors. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.inventory;
