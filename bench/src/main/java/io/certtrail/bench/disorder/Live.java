/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import io.certtrail.cli.run.CaseReader;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.Watcher;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.local.LocalStores;
import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records as they arrive, each source saying how far it has come; whoever was told of a request counts, also when that
 * was taken back, and a revision that comes twice is a repetition.
 */
final class Live implements Conclusions {
    private final List<String> told = new ArrayList<>();
    private final Map<String, String> devices = new HashMap<>();
    private final Set<String> revisions = new HashSet<>();
    private final LocalStores stores = new LocalStores();
    private final Shippers shippers = new Shippers(Load.CHANNELS);
    private LocalCorrelator correlator;
    private long count;

    private Live() {
        correlator = begin();
    }

    static Score run(Load load) {
        var live = new Live();
        try {
            CaseReader.open(Inputs.of(List.of(load.file()), ZoneOffset.UTC))
                    .read(event -> live.take(event, load), Watcher.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var wait = LocalCorrelator.longestWait(Replayed.CATALOGUE);
        live.shippers.end(wait).forEach(live.correlator::accept);
        live.told.addAll(live.devices.values());
        return Score.of(load.right(), live.told);
    }

    private LocalCorrelator begin() {
        var begun = new LocalCorrelator(Replayed.CATALOGUE, this, stores);
        begun.tick(Replayed.NOW);
        return begun;
    }

    private void take(LogEvent event, Load load) {
        if (load.restarts() && count++ == load.records() / 2) {
            correlator = begin();
        }
        shippers.ship(event).forEach(correlator::accept);
    }

    @Override
    public void diagnosis(Diagnosis diagnosis) {
        devices.put(diagnosis.id(), Replayed.device(diagnosis));
        if (!revisions.add(diagnosis.id() + "/" + diagnosis.revision())) {
            told.add(Replayed.device(diagnosis));
        }
    }

    @Override
    public void incident(Incident incident) {
        // Only requests are counted.
    }

    @Override
    public void trail(TrailState trail) {
        // Only what is wrong is counted.
    }
}
