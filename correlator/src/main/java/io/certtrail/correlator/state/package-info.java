/** Where the stages keep what they know: ordered tables, in memory or behind a changelog. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.state;
