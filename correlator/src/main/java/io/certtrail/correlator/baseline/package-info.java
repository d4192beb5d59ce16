/** What is normal for a tenant: how long its own requests took from step to step. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.baseline;
