/** The registry of log formats. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.format;
