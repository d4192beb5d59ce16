/** Diagnoses and incidents to SIEMs and people. */
@org.jspecify.annotations.NullMarked
package io.certtrail.alerting;
