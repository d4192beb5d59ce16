/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.json.DiagnosisJson;
import io.certtrail.schemas.json.IncidentJson;

/** The project's own JSON, the same as the command line prints. */
final class JsonlFormat implements AlertFormat {

    @Override
    public String diagnosis(Diagnosis diagnosis) {
        return OneLine.json(DiagnosisJson.toJson(diagnosis));
    }

    @Override
    public String incident(Incident incident) {
        return OneLine.json(IncidentJson.toJson(incident));
    }
}
