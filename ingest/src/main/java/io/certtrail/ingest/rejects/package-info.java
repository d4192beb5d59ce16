/** Reads again what could not be read before. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.rejects;
