/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.CauseEntry;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.catalogue.When;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis with one part taken away, for each of its parts: what a diagnosis says is proved when each of them fails
 * one of its own tests.
 */
public final class Mutants {
    private final DiagnosisEntry entry;
    private final List<Mutant> made = new ArrayList<>();

    private Mutants(DiagnosisEntry entry) {
        this.entry = entry;
    }

    /**
     * One mutant.
     *
     * @param without the part that it lacks
     * @param mutated what is left, or null when that is nothing
     */
    private record Mutant(
            String code, String without, @Nullable DiagnosisEntry mutated) {
        /** The catalogue with the mutant in the place of the diagnosis. */
        Catalogue in(Catalogue catalogue) {
            return catalogue.withDiagnoses(catalogue.diagnoses().stream()
                    .flatMap(known -> known.code().equals(code) ? Stream.ofNullable(mutated) : Stream.of(known))
                    .toList());
        }
    }

    /** The parts of a diagnosis that none of its tests needs. */
    public static List<String> survivors(Catalogue catalogue, DiagnosisEntry entry, Clock clock)
            throws IOException, InterruptedException {
        var survivors = new ArrayList<String>();
        for (var mutant : of(entry)) {
            if (passes(entry, new CatalogueTests(mutant.in(catalogue), clock))) {
                survivors.add(mutant.without());
            }
        }
        return survivors;
    }

    private static boolean passes(DiagnosisEntry entry, CatalogueTests tests) throws IOException, InterruptedException {
        for (var test : entry.tests()) {
            if (!tests.run(entry.code(), test).passed()) {
                return false;
            }
        }
        return true;
    }

    private static List<Mutant> of(DiagnosisEntry entry) {
        var mutants = new Mutants(entry);
        mutants.made.add(new Mutant(entry.code(), "everything", null));
        mutants.matches();
        mutants.rest();
        mutants.causes();
        return mutants.made;
    }

    private void matches() {
        var when = entry.when();
        each(when.any(), (name, left) -> {
            if (!left.isEmpty() || !when.diagnoses().isEmpty()) {
                says("any " + name, put(when, left, when.all(), when.none(), when.last()));
            }
        });
        each(when.all(), (name, left) -> says("all " + name, put(when, when.any(), left, when.none(), when.last())));
        each(when.none(), (name, left) -> says("none " + name, put(when, when.any(), when.all(), left, when.last())));
        if (!when.last().isEmpty()) {
            says("last", put(when, when.any(), when.all(), when.none(), Set.of()));
        }
    }

    private void rest() {
        var when = entry.when();
        if (when.stuckAt() != null || when.unheard() != null) {
            says(
                    "stuck-at and unheard",
                    new When(
                            when.any(),
                            when.all(),
                            when.none(),
                            when.last(),
                            null,
                            when.verdict(),
                            when.platform(),
                            null,
                            when.diagnoses(),
                            when.atLeast(),
                            when.within()));
        }
        if (when.atLeast() > 1) {
            says(
                    "at-least",
                    new When(
                            when.any(),
                            when.all(),
                            when.none(),
                            when.last(),
                            when.stuckAt(),
                            when.verdict(),
                            when.platform(),
                            when.unheard(),
                            when.diagnoses(),
                            1,
                            when.within()));
        }
    }

    /** A cause that can be proved needs a test for each proof. */
    private void causes() {
        for (var cause : entry.causes()) {
            each(
                    cause.confirmedBy(),
                    (name, left) -> made.add(new Mutant(
                            entry.code(), "proof of %s by %s".formatted(cause.code(), name), with(cause, left))));
        }
    }

    private DiagnosisEntry with(CauseEntry cause, List<Match> proofs) {
        var causes = entry.causes().stream()
                .map(known -> known.equals(cause)
                        ? new CauseEntry(cause.code(), cause.title(), proofs, cause.ruledOutBy(), cause.remedy())
                        : known)
                .toList();
        return copy(entry.when(), causes);
    }

    /** Calls with what is left of the matches without each of their codes, or without each of them, in turn. */
    private static void each(List<Match> matches, BiConsumer<String, List<Match>> left) {
        for (var match : matches) {
            var others = new ArrayList<>(matches);
            others.remove(match);
            if (match.hresult().size() <= 1) {
                left.accept("%s %s %s".formatted(match.signal(), match.hresult(), match.contains()), others);
            } else {
                match.hresult().stream()
                        .sorted()
                        .forEach(code -> left.accept("0x%08X".formatted(code), with(others, match, code)));
            }
        }
    }

    private static List<Match> with(List<Match> others, Match match, Integer lacking) {
        var codes = new HashSet<>(match.hresult());
        codes.remove(lacking);
        var all = new ArrayList<>(others);
        all.add(new Match(match.signal(), codes, match.contains(), match.within(), match.elsewhere()));
        return all;
    }

    private static When put(When when, List<Match> any, List<Match> all, List<Match> none, Set<String> last) {
        return new When(
                any,
                all,
                none,
                last,
                when.stuckAt(),
                when.verdict(),
                when.platform(),
                when.unheard(),
                when.diagnoses(),
                when.atLeast(),
                when.within());
    }

    private void says(String without, When when) {
        made.add(new Mutant(entry.code(), without, copy(when, entry.causes())));
    }

    private DiagnosisEntry copy(When when, List<CauseEntry> causes) {
        return new DiagnosisEntry(
                entry.code(),
                entry.title(),
                entry.workflow(),
                entry.workflows(),
                entry.step(),
                entry.verdict(),
                entry.severity(),
                entry.scope(),
                entry.explanation(),
                when,
                entry.patience(),
                entry.resolvedBy(),
                entry.calm(),
                entry.yieldsTo(),
                causes,
                entry.references(),
                entry.tests());
    }
}
