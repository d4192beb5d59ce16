/** Why: signatures, causes and incidents. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.diagnosis;
