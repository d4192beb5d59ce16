/** Trace logs of the connector: svclog, the fragments of System.Diagnostics. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.trace;
