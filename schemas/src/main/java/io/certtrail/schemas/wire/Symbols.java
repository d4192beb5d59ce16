/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Progress;
import java.util.EnumMap;
import java.util.Map;

/**
 * An enum of the records beside its Avro twin, matched by name.
 *
 * <p>Avro's {@code UNKNOWN} has no counterpart: it is what a reader sees of a symbol a newer release wrote.
 */
final class Symbols<R extends Enum<R>, A extends Enum<A>> {
    static final Symbols<Origin, io.certtrail.schemas.avro.Origin> ORIGIN =
            new Symbols<>(Origin.class, io.certtrail.schemas.avro.Origin.class);
    static final Symbols<Platform, io.certtrail.schemas.avro.Platform> PLATFORM =
            new Symbols<>(Platform.class, io.certtrail.schemas.avro.Platform.class);
    static final Symbols<Progress.State, io.certtrail.schemas.avro.ProgressState> PROGRESS =
            new Symbols<>(Progress.State.class, io.certtrail.schemas.avro.ProgressState.class);
    static final Symbols<Verdict, io.certtrail.schemas.avro.Verdict> VERDICT =
            new Symbols<>(Verdict.class, io.certtrail.schemas.avro.Verdict.class);
    static final Symbols<State, io.certtrail.schemas.avro.DiagnosisState> STATE =
            new Symbols<>(State.class, io.certtrail.schemas.avro.DiagnosisState.class);
    static final Symbols<Severity, io.certtrail.schemas.avro.Severity> SEVERITY =
            new Symbols<>(Severity.class, io.certtrail.schemas.avro.Severity.class);
    static final Symbols<Scope, io.certtrail.schemas.avro.Scope> SCOPE =
            new Symbols<>(Scope.class, io.certtrail.schemas.avro.Scope.class);
    static final Symbols<Confidence, io.certtrail.schemas.avro.Confidence> CONFIDENCE =
            new Symbols<>(Confidence.class, io.certtrail.schemas.avro.Confidence.class);
    static final Symbols<CauseStatus, io.certtrail.schemas.avro.CauseStatus> CAUSE_STATUS =
            new Symbols<>(CauseStatus.class, io.certtrail.schemas.avro.CauseStatus.class);

    private final Class<R> type;
    private final Map<R, A> toAvro;
    private final Map<A, R> fromAvro;

    private Symbols(Class<R> type, Class<A> avro) {
        this.type = type;
        toAvro = new EnumMap<>(type);
        fromAvro = new EnumMap<>(avro);
        for (var constant : type.getEnumConstants()) {
            var symbol = Enum.valueOf(avro, constant.name());
            toAvro.put(constant, symbol);
            fromAvro.put(symbol, constant);
        }
    }

    A avro(R constant) {
        var symbol = toAvro.get(constant);
        if (symbol == null) {
            throw new WireException("%s %s has no Avro symbol".formatted(type.getSimpleName(), constant));
        }
        return symbol;
    }

    R record(A symbol) {
        var constant = fromAvro.get(symbol);
        if (constant == null) {
            throw new WireException("%s %s is of a newer release; upgrade certtrail to read it"
                    .formatted(type.getSimpleName(), symbol));
        }
        return constant;
    }
}
