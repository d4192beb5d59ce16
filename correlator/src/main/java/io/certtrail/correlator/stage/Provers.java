/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.correlator.diagnosis.BlindSpots;
import io.certtrail.correlator.diagnosis.Causes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which diagnoses a fact may change that were said before it came: those whose causes ask for it. */
final class Provers {
    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Map<String, Duration> reach = new HashMap<>();

    Provers(Catalogue catalogue) {
        catalogue.diagnoses().forEach(this::learn);
        catalogue
                .blindSpots()
                .forEach(spot -> catalogue.diagnoses().stream()
                        .filter(entry -> spot.workflows().stream().anyMatch(entry.workflows()::contains))
                        .forEach(entry -> learn(BlindSpots.seen(spot), entry.code(), spot.within())));
    }

    private void learn(DiagnosisEntry entry) {
        entry.causes().stream()
                .flatMap(cause -> Stream.concat(cause.confirmedBy().stream(), cause.ruledOutBy().stream()))
                .forEach(match -> learn(entry, match));
    }

    private void learn(DiagnosisEntry entry, Match match) {
        match.signal().forEach(signal -> learn(signal, entry.code(), match.within()));
    }

    private void learn(String signal, String code, @Nullable Duration within) {
        codes.computeIfAbsent(signal, none -> new HashSet<>()).add(code);
        reach.merge(signal, within == null ? Causes.NEAR : within, Provers::longer);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Codes of the diagnoses that ask for a signal. */
    Set<String> asking(String signal) {
        return codes.getOrDefault(signal, Set.of());
    }

    /** How far from a failure such a fact may lie and still count. */
    Duration reach(String signal) {
        return reach.getOrDefault(signal, Duration.ZERO);
    }
}
