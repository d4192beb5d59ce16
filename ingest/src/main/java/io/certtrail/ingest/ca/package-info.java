/* SPDX-License-Identifier: Apache-2.0 */
/** The database of a CA, as certutil prints it. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.ca;
