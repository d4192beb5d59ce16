/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.correlator.identity.Ids;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes facts about a host down as a diagnosis of the host. */
public final class HostDrafts {
    private final Catalogue catalogue;

    /** With the codes of a catalogue. */
    public HostDrafts(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The id of the diagnosis with this code of the host or device of a fact. */
    public String id(String code, Observation fact) {
        return Ids.of("host", fact.tenant(), code, String.valueOf(HostPatterns.place(fact)));
    }

    /**
     * The diagnosis, revision 0, without causes.
     *
     * @param first the first few facts that told of it, in order
     * @param count how many there were
     */
    public Diagnosis draft(
            DiagnosisEntry entry, Observation fact, List<Observation> first, int count, Instant lastSeen) {
        var device = fact.origin() == Origin.DEVICE ? fact.device() : null;
        var host = device == null ? fact.host() : null;
        var hresult = Optional.ofNullable(first.get(0).hresult()).map(catalogue.codes()::phrase);
        var text = entry.explanation()
                .strip()
                .replace("{host}", host == null ? "the host" : host)
                .replace("{what}", first.get(0).title())
                .replace("{attempts}", Integer.toString(count))
                .replace("{hresult}", hresult.orElse("no code"))
                .replace("{step}", Objects.requireNonNullElse(entry.step(), ""))
                .replace("{device}", device == null ? "a device" : device)
                .replace("{profile}", "a profile");
        return new Diagnosis(
                id(entry.code(), fact),
                0,
                entry.code(),
                Objects.requireNonNullElse(entry.verdict(), Verdict.DEGRADED),
                State.OPEN,
                entry.severity(),
                entry.workflow(),
                Objects.requireNonNullElse(entry.step(), ""),
                Scope.HOST,
                fact.tenant(),
                host,
                device,
                null,
                null,
                null,
                Map.of(),
                first.get(0).time(),
                lastSeen,
                null,
                null,
                count,
                Confidence.HIGH,
                entry.title(),
                text,
                List.of(),
                first.stream().map(Observation::evidence).toList(),
                List.of(),
                null,
                entry.references());
    }
}
