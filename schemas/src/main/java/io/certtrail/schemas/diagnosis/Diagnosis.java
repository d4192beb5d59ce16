/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import io.certtrail.schemas.event.FixedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on a request or a host: one revision of it.
 *
 * @param id stable: the same input gives the same id
 * @param revision counts the changes of this diagnosis, from 1
 * @param workflow id of the workflow, such as {@code pkcs-recrypt}
 * @param step the step that failed, or that did not come
 * @param host where the cause lies when known, else where it was seen
 * @param device Intune device id when known, else the device's name
 * @param since when a wait began, for stuck and blind
 * @param deadline when a wait was over, for stuck and blind
 * @param causes ranked, most likely first
 * @param evidence in order of time
 * @param notSeen sources whose absence limits what can be said
 */
public record Diagnosis(
        String id,
        int revision,
        String code,
        Verdict verdict,
        State state,
        Severity severity,
        String workflow,
        String step,
        Scope scope,
        String tenant,
        @Nullable String host,
        @Nullable String device,
        @Nullable String user,
        @Nullable String profile,
        @Nullable String trail,
        Map<String, List<String>> identifiers,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant since,
        @Nullable Instant deadline,
        int attempts,
        Confidence confidence,
        String title,
        String explanation,
        List<Cause> causes,
        List<Evidence> evidence,
        List<String> notSeen,
        @Nullable String incident,
        List<String> references) {
    public Diagnosis {
        identifiers = FixedMap.sorted(identifiers);
        causes = List.copyOf(causes);
        evidence = List.copyOf(evidence);
        notSeen = List.copyOf(notSeen);
        references = List.copyOf(references);
    }

    /** The same with other causes and evidence. */
    public Diagnosis with(List<Cause> otherCauses, List<Evidence> otherEvidence) {
        return new Diagnosis(
                id,
                revision,
                code,
                verdict,
                state,
                severity,
                workflow,
                step,
                scope,
                tenant,
                host,
                device,
                user,
                profile,
                trail,
                identifiers,
                firstSeen,
                lastSeen,
                since,
                deadline,
                attempts,
                confidence,
                title,
                explanation,
                otherCauses,
                otherEvidence,
                notSeen,
                incident,
                references);
    }
}
