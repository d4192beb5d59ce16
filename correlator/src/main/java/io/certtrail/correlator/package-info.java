/** Events to trails to diagnoses: a pure core, and the shells that run it. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator;
