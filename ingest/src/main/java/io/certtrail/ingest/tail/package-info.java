/** Follows logs while they are written, rotated and taken away, and knows where to go on after any stop. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.tail;
