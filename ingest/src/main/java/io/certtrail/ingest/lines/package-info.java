/** Bytes cut into lines: bounded, counted, decoded only when asked. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.lines;
