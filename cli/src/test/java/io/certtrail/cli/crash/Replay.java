/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The logs of a morning, what really happened in it, and what the local driver says of it. */
final class Replay {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final Path logs;
    private final ConnectorMorning truth;
    private final Said expected = new Said();
    private final Instant asOf;

    private Replay(Path logs, ConnectorMorning truth) {
        this.logs = logs;
        this.truth = truth;
        var local = new LocalCorrelator(CATALOGUE, expected);
        local.tick(Clock.systemUTC().instant());
        this.asOf = feed(new FeedSink() {
                    @Override
                    public void event(LogEvent event) {
                        local.accept(event);
                    }

                    @Override
                    public void reject(Reject reject) {
                        throw new IllegalStateException(reject.reason());
                    }
                })
                .asOf();
    }

    /** Writes the logs into a folder, and has the local driver read them. */
    static Replay in(Path logs, int events) throws IOException {
        return new Replay(logs, ConnectorMorning.write(logs, events, Kills.SEED));
    }

    Path logs() {
        return logs;
    }

    /** When all deadlines have run out. */
    Instant asOf() {
        return asOf;
    }

    long events() {
        return truth.events();
    }

    /** Reads the logs into a sink, to their ends. */
    FeedReport feed(FeedSink sink) {
        var sources = CaseFolders.open(List.of(logs), new CaseOptions("default", ZoneOffset.UTC, null, null))
                .sources();
        var now = Instant.parse("2026-11-22T00:00:00Z");
        return Feed.run(sources, FeedOptions.of("default", now, LocalCorrelator.longestWait(CATALOGUE)), sink);
    }

    /** Nothing is lost, nothing came twice, and nothing is there that the truth and the local driver do not say. */
    void assertSaidExactlyOnce(Said said) {
        assertThat(said.repeated()).as("repeated; again with %s", Kills.again()).isEmpty();
        assertThat(beyond(expected, said))
                .as("lost; again with %s", Kills.again())
                .isEmpty();
        assertThat(beyond(said, expected))
                .as("false; again with %s", Kills.again())
                .isEmpty();
        assertThat(devices(said, "SCEP-STUCK")).as("truth").isEqualTo(truth.stuck());
        assertThat(said.diagnoses())
                .hasSize(truth.stuck().size() + truth.refused().size());
    }

    /** What one says and the other does not, or not so. */
    private static Map<String, Object> beyond(Said one, Said other) {
        return one.revisions().entrySet().stream()
                .filter(said -> !said.getValue().equals(other.revisions().get(said.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> devices(Said said, String code) {
        return said.diagnoses().stream()
                .filter(diagnosis ->
                        diagnosis.state() == State.OPEN && diagnosis.code().equals(code))
                .map(Diagnosis::device)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }
}
