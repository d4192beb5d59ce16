/** Logs of phones: Android's OMADM log and the iOS console. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.device;
