/** Windows events: from their XML, and from the JSON of the shippers that carry them. */
@org.jspecify.annotations.NullMarked
package io.certtrail.ingest.winevent;
