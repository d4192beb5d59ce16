/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.LocalPipeline;
import io.certtrail.cli.run.Watcher;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The file read afterwards, as {@code certtrail replay} does; it begins anew when it is stopped. */
final class Replayed {
    static final Catalogue CATALOGUE = Catalogue.untested(null);
    static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private Replayed() {}

    static Score run(Load load) {
        var findings = new LocalPipeline(CATALOGUE, Clock.fixed(NOW, ZoneOffset.UTC))
                .run(Inputs.of(List.of(load.file()), ZoneOffset.UTC), Watcher.none());
        return Score.of(
                load.right(),
                findings.diagnoses().stream().map(Replayed::device).toList());
    }

    /** Whoever a diagnosis is of. */
    static String device(Diagnosis diagnosis) {
        return diagnosis.device() == null ? diagnosis.code() + " " + diagnosis.host() : diagnosis.device();
    }
}
