/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.signal.Observation.Join;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an observation is written; its host and time stand there once, though its evidence has them too. */
@SuppressWarnings("EnumOrdinal") // another order of constants is another version
final class Observations {
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final Scope[] SCOPES = Scope.values();
    static final Origin[] ORIGINS = Origin.values();
    static final Platform[] PLATFORMS = Platform.values();
    static final Join[] JOINS = Join.values();
    private static final IdentifierKind[] KINDS = IdentifierKind.values();

    private Observations() {}

    static void write(ByteWriter out, Observation seen) {
        out.text(seen.id());
        out.word(seen.tenant());
        out.time(seen.time());
        out.word(seen.signal());
        out.word(seen.title());
        out.wordOrNull(seen.workflow());
        out.wordOrNull(seen.step());
        out.octet((seen.outcome().ordinal() << 4) | seen.scope().ordinal());
        out.wordOrNull(seen.host());
        out.textOrNull(seen.device());
        out.constantOrNull(seen.platform());
        out.wordOrNull(seen.profile());
        out.flag(seen.hresult() != null);
        if (seen.hresult() != null) {
            out.number(seen.hresult());
        }
        out.all(seen.identifiers(), Observations::write);
        out.constantOrNull(seen.join());
        evidence(out, seen);
    }

    static Observation read(ByteReader in) {
        var id = in.text();
        var tenant = in.word();
        var time = in.time();
        var signal = in.word();
        var title = in.word();
        var workflow = in.wordOrNull();
        var step = in.wordOrNull();
        var word = in.octet();
        var host = in.wordOrNull();
        return new Observation(
                id,
                tenant,
                time,
                signal,
                title,
                workflow,
                step,
                OUTCOMES[word >> 4],
                SCOPES[word & 15],
                host,
                in.textOrNull(),
                in.constantOrNull(PLATFORMS),
                in.wordOrNull(),
                in.flag() ? (Integer) Math.toIntExact(in.number()) : null,
                in.all(Observations::identifier),
                in.constantOrNull(JOINS),
                evidence(in, host, time));
    }

    private static void write(ByteWriter out, Identifier identifier) {
        out.constant(identifier.kind());
        out.text(identifier.value());
    }

    private static Identifier identifier(ByteReader in) {
        return new Identifier(in.constant(KINDS), in.text());
    }

    private static void evidence(ByteWriter out, Observation seen) {
        var evidence = seen.evidence();
        var sameHost = Objects.equals(evidence.host(), seen.host());
        out.octet((evidence.origin().ordinal() << 1) | (sameHost ? 1 : 0));
        if (!sameHost) {
            out.wordOrNull(evidence.host());
        }
        out.time(evidence.time(), seen.time());
        out.word(evidence.file());
        out.text(evidence.position());
        out.line(evidence.text());
    }

    private static Evidence evidence(ByteReader in, @Nullable String host, Instant time) {
        var word = in.octet();
        return new Evidence(
                ORIGINS[word >> 1],
                (word & 1) == 1 ? host : in.wordOrNull(),
                in.time(time),
                in.word(),
                in.text(),
                in.line());
    }
}
