/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;

/** Writes a diagnosis or an incident as one record of one line, whatever characters the logs held. */
public interface AlertFormat {

    /** One revision of a diagnosis. */
    String diagnosis(Diagnosis diagnosis);

    /** One revision of an incident. */
    String incident(Incident incident);
}
