/** The part of XML that logs use, read within bounds of depth, length and time. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.xml;
