/** What the correlator concludes: diagnoses, incidents and the state of each request. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas.diagnosis;
