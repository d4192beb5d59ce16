/** What an event says: the catalogue's table applied to a record. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.signal;
