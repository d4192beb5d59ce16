/** Reads what a SCEP message says of itself, without trusting a byte of it. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.scep;
