/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One diagnosis of the catalogue: its signature, its causes, what to do, and its tests.
 *
 * @param explanation plain words with placeholders {@code {host} {device} {profile} {hresult} {attempts} {step}}
 * @param workflow the one it is listed under
 * @param workflows all whose requests it may be said of
 * @param verdict said instead of the one the rules come to
 * @param patience for a request that is parked: how long until that is called stuck; null means the step's own wait
 * @param resolvedBy for a host: signals that show it went away
 * @param calm for a host: how long the trouble must have been quiet before such a signal ends it
 * @param yieldsTo for a host: more specific diagnoses; while one of them is open at the same host this one is not said
 */
public record DiagnosisEntry(
        String code,
        String title,
        String workflow,
        Set<String> workflows,
        @Nullable String step,
        @Nullable Verdict verdict,
        Severity severity,
        Scope scope,
        String explanation,
        When when,
        @JsonProperty("wait") @Nullable Duration patience,
        Set<String> resolvedBy,
        @Nullable Duration calm,
        Set<String> yieldsTo,
        List<CauseEntry> causes,
        List<String> references,
        List<CaseTest> tests) {
    /** Healthy answers end a trouble only when it has been quiet for a while: other clients may go well beside it. */
    private static final Duration CALM = Duration.ofMinutes(10);

    public DiagnosisEntry {
        require("code", code);
        require("title", title);
        require("workflow", workflow);
        require("severity", severity);
        require("explanation", explanation);
        require("when", when);
        workflows = workflows == null ? Set.of(workflow) : Set.copyOf(workflows);
        scope = scope == null ? Scope.REQUEST : scope;
        resolvedBy = resolvedBy == null ? Set.of() : Set.copyOf(resolvedBy);
        calm = calm == null ? CALM : calm;
        yieldsTo = yieldsTo == null ? Set.of() : Set.copyOf(yieldsTo);
        causes = causes == null ? List.of() : List.copyOf(causes);
        references = references == null ? List.of() : List.copyOf(references);
        tests = tests == null ? List.of() : List.copyOf(tests);
    }

    private static void require(String key, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("the diagnosis has no '%s'; add it".formatted(key));
        }
    }
}
