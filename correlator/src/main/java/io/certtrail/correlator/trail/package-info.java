/** The workflow of each request: steps, attempts, waits and verdicts. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.trail;
