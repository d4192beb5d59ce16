/** The W3C extended log of IIS. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.iis;
