/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import io.certtrail.catalogue.Outcome;
import io.certtrail.catalogue.Signal;
import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record with its meaning: which signal it is, and whom it speaks of.
 *
 * @param id the event's id: the same record twice is one observation
 * @param device Intune device id when known, else the device's name, else null
 * @param profile profile id, or null
 * @param hresult the code the record names, or null
 * @param join how the record came to its device: null when it names it itself
 */
public record Observation(
        String id,
        String tenant,
        Instant time,
        String signal,
        String title,
        @Nullable String workflow,
        @Nullable String step,
        Outcome outcome,
        Scope scope,
        @Nullable String host,
        @Nullable String device,
        @Nullable Platform platform,
        @Nullable String profile,
        @Nullable Integer hresult,
        List<Identifier> identifiers,
        @Nullable Join join,
        Evidence evidence) {
    /** In order of time; records of the same instant in an order that is the same in each run. */
    public static final Comparator<Observation> BY_TIME =
            Comparator.comparing(Observation::time).thenComparing(Observation::id);

    /** Itself and its names, some of which it has in common with others. */
    private static final int SIZE = 400;

    private static final Comparator<Evidence> BY_PLACE =
            Comparator.comparing(Evidence::file).thenComparing(Evidence::position, Place::inOrder);

    public Observation {
        identifiers = List.copyOf(identifiers);
    }

    /** How a record that names no device was given one. */
    public enum Join {
        /** An identifier of one request only: transaction, serial, thumbprint, connector request. */
        IDENTIFIER,
        /** The same thread of the same process wrote both. */
        THREAD,
        /** Submitted at the same time by the same host, no other candidate. */
        TIME,
        /** A record of the CA, by the serial number of the certificate. */
        SERIAL,
        /** A record of the CA, by the thumbprint of the certificate. */
        THUMBPRINT;

        /** Whether it is taken before another way: a time is the weakest. */
        private boolean isBefore(Join other) {
            return this != TIME && (other == TIME || compareTo(other) < 0);
        }
    }

    /** A fact about a host or a device that is no record of its own. */
    public static Observation fact(
            String id,
            String tenant,
            Instant time,
            String signal,
            String title,
            Outcome outcome,
            @Nullable String host,
            @Nullable String device,
            Evidence evidence) {
        return new Observation(
                id,
                tenant,
                time,
                signal,
                title,
                null,
                null,
                outcome,
                Scope.HOST,
                host,
                device,
                null,
                null,
                null,
                List.of(),
                null,
                evidence);
    }

    /** The same, with more identifiers. */
    public Observation with(List<Identifier> more) {
        var all = new ArrayList<>(identifiers);
        all.addAll(more);
        return new Observation(
                id, tenant, time, signal, title, workflow, step, outcome, scope, host, device, platform, profile,
                hresult, all, join, evidence);
    }

    /** The same, at another time. */
    public Observation at(Instant other) {
        return new Observation(
                id,
                tenant,
                other,
                signal,
                title,
                workflow,
                step,
                outcome,
                scope,
                host,
                device,
                platform,
                profile,
                hresult,
                identifiers,
                join,
                evidence);
    }

    /**
     * What others are joined by: without what is only quoted.
     *
     * @param byTime whether it is found by its time, and so must be compared in all it names; else one identifier says
     *     that it fits
     */
    public Observation asLink(boolean byTime) {
        return new Observation(
                id,
                tenant,
                time,
                "",
                "",
                workflow,
                step,
                outcome,
                scope,
                host,
                device,
                platform,
                profile,
                null,
                byTime ? identifiers : List.of(),
                join,
                new Evidence(evidence.origin(), evidence.host(), evidence.time(), "", "", ""));
    }

    /** The kind of log it comes from: what stands before the slash in the signal's name. */
    public String family() {
        return Signal.family(signal);
    }

    /** About how many bytes of memory it takes. */
    public int size() {
        return SIZE + size(evidence);
    }

    /** About how many bytes of memory the text of a quoted record takes. */
    public static int size(Evidence quoted) {
        var text = quoted.text();
        // One letter that is not Latin makes each take two bytes; what is left out of a long text is marked by one.
        return text.indexOf(Excerpt.LEFT_OUT) < 0 ? text.length() : 2 * text.length();
    }

    /** The log it comes from. */
    public Origin origin() {
        return evidence.origin();
    }

    /** The first identifier of a kind. */
    public Optional<String> identifier(IdentifierKind kind) {
        return Optional.ofNullable(named(kind));
    }

    /** The first identifier of a kind, or null. */
    public @Nullable String named(IdentifierKind kind) {
        for (var i = 0; i < identifiers.size(); i++) {
            if (identifiers.get(i).kind() == kind) {
                return identifiers.get(i).value();
            }
        }
        return null;
    }

    /** Of two copies of one record the one that is quoted, whichever came first. */
    public Observation orCopy(Observation copy) {
        return BY_PLACE.compare(copy.evidence, evidence) < 0 ? copy : this;
    }

    /** Of the same record, joined in two ways, the one that is joined more surely. */
    public Observation orSurer(Observation same) {
        return join != null && same.join != null && same.join.isBefore(join) ? same : this;
    }

    /** This observation, now known to be of the request of another. */
    public Observation joined(Observation anchor, Join how) {
        return new Observation(
                id,
                tenant,
                time,
                signal,
                title,
                workflow == null ? anchor.workflow : workflow,
                step,
                outcome,
                scope,
                host,
                anchor.device,
                platform == null ? anchor.platform : platform,
                profile == null ? anchor.profile : profile,
                hresult,
                identifiers,
                how,
                evidence);
    }
}
