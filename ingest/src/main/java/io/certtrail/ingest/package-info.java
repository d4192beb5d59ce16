/** Log formats and shippers: a file or a foreign topic becomes events. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest;
