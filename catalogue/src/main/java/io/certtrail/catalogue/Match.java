/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one observation must be to count for a diagnosis or a cause.
 *
 * @param signal names of signals, any of them
 * @param hresult codes, any of them; empty means any or none
 * @param contains texts that must all stand in the quoted record, compared without case
 * @param within how far from the failure a fact of a host may lie
 * @param elsewhere the fact is of another host than the diagnosis
 */
public record Match(
        Set<String> signal,
        Set<Integer> hresult,
        List<String> contains,
        @Nullable Duration within,
        boolean elsewhere) {
    public Match {
        signal = Set.copyOf(signal);
        hresult = Set.copyOf(hresult);
        contains = contains.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        if (signal.isEmpty() && hresult.isEmpty() && contains.isEmpty()) {
            throw new IllegalArgumentException("a match says nothing; give it a signal, an hresult or a text");
        }
    }

    @JsonCreator
    static Match of(
            @JsonProperty("signal") @Nullable Set<String> signal,
            @JsonProperty("hresult") @Nullable List<String> hresult,
            @JsonProperty("contains") @Nullable List<String> contains,
            @JsonProperty("within") @Nullable Duration within,
            @JsonProperty("elsewhere") boolean elsewhere) {
        var codes = (hresult == null ? List.<String>of() : hresult)
                .stream().map(Codes::hresult).collect(Collectors.toSet());
        return new Match(
                signal == null ? Set.of() : signal, codes, contains == null ? List.of() : contains, within, elsewhere);
    }

    /** Whether an observation with these properties is meant. */
    public boolean fits(String itsSignal, @Nullable Integer itsHresult, String itsText) {
        return (signal.isEmpty() || signal.contains(itsSignal))
                && (hresult.isEmpty() || (itsHresult != null && hresult.contains(itsHresult)))
                && (contains.isEmpty() || holdsAll(LowerCase.of(itsText)));
    }

    private boolean holdsAll(String text) {
        for (var each : contains) {
            if (!text.contains(each)) {
                return false;
            }
        }
        return true;
    }
}
