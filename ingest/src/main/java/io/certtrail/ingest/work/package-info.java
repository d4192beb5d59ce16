/* SPDX-License-Identifier: Apache-2.0 */
/** The work folders of the first generation of the connector. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.work;
