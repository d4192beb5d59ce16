/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a diagnosis over the observations of one request, or over the facts of one host.
 *
 * @param any at least one observation fits one of these; empty means no such demand
 * @param all each of these is fitted by some observation
 * @param none no observation fits any of these
 * @param last one of these signals was seen, and its log says nothing of a step after it; empty means no such demand
 * @param stuckAt the step that did not come
 * @param diagnoses for a host: an open diagnosis of a request at it with one of these codes counts as one of
 *     {@code any}
 * @param atLeast for a host: how many facts of {@code any} it takes within {@code within}
 * @param unheard no line of this origin from this platform's clients during the wait
 */
public record When(
        List<Match> any,
        List<Match> all,
        List<Match> none,
        Set<String> last,
        @Nullable String stuckAt,
        Set<Verdict> verdict,
        Set<Platform> platform,
        @Nullable Origin unheard,
        Set<String> diagnoses,
        int atLeast,
        @Nullable Duration within) {
    public When {
        any = any == null ? List.of() : List.copyOf(any);
        all = all == null ? List.of() : List.copyOf(all);
        none = none == null ? List.of() : List.copyOf(none);
        last = last == null ? Set.of() : Set.copyOf(last);
        verdict = verdict == null ? Set.of() : Set.copyOf(verdict);
        platform = platform == null ? Set.of() : Set.copyOf(platform);
        diagnoses = diagnoses == null ? Set.of() : Set.copyOf(diagnoses);
        if (atLeast > 1 && within == null) {
            throw new IllegalArgumentException("'at-least' needs a 'within', such as PT1H");
        }
    }

    /** Names of signals of which one must be seen for {@code any}; empty when a match of it asks for none. */
    public Set<String> signalsOfAny() {
        return any.stream().anyMatch(match -> match.signal().isEmpty())
                ? Set.of()
                : any.stream().flatMap(match -> match.signal().stream()).collect(Collectors.toSet());
    }
}
