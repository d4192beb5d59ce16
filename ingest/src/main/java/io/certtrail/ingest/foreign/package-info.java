/* SPDX-License-Identifier: Apache-2.0 */
/** Records as other shippers put them into their topics, from a topic or from a dump of one. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.foreign;
