/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Signal;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Windows event id, or the name of any signal. */
final class SignalLookup implements Explainer.Lookup {
    private static final Pattern ID = Pattern.compile("\\d{1,5}");

    private final Catalogue catalogue;
    private final Uses uses;

    SignalLookup(Catalogue catalogue, Uses uses) {
        this.catalogue = catalogue;
        this.uses = uses;
    }

    @Override
    public Stream<Answer> answers(String code) {
        return catalogue.signals().stream()
                .filter(signal -> signal.name().equalsIgnoreCase(code) || isId(signal, code))
                .map(signal -> answer(signal, code));
    }

    private static boolean isId(Signal signal, String code) {
        return ID.matcher(code).matches() && signal.id().contains(Integer.valueOf(code));
    }

    private Answer answer(Signal signal, String code) {
        var name = isId(signal, code) ? "event %s: %s".formatted(code, signal.name()) : signal.name();
        return Answer.about(name)
                .add("meaning", signal.title())
                .add("says", says(signal))
                .add("logged by", String.join(", ", signal.provider()))
                .addAll(Uses.told(uses.ofSignals(Set.of(signal.name()))))
                .build();
    }

    private static String says(Signal signal) {
        var place = Stream.of(signal.workflow(), signal.step())
                .filter(part -> part != null)
                .collect(Collectors.joining("/"));
        var outcome =
                switch (signal.outcome()) {
                    case REACHED -> "the step is proved";
                    case FAILED -> "a final failure: it is not tried again";
                    case RETRY -> "an attempt failed; it is tried again by itself";
                    case PENDING -> "the request is parked and waits for somebody";
                    case NOTED -> "noted as evidence, not a step";
                };
        return place.isEmpty() ? outcome : place + ": " + outcome;
    }
}
