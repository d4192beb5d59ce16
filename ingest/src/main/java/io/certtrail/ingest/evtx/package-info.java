/** Event logs of Windows as the system writes them: EVTX files, read chunk by chunk. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.evtx;
