/** Trace logs of the connector: svclog, the policy module's log, the log of its setup. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.trace;
