/** Turns files, folders and archives into log sources. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.files;
