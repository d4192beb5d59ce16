/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.state.HashedTable;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The topology over a real broker says what the local driver says of every sample and every test of the catalogue. */
class BothShellsIT {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    @TempDir
    static Path scratch;

    private static TestServices cluster;
    private static Compared everything;
    private static Compared samples;

    /** Records, and what the local driver says of them. */
    private record Compared(List<LogEvent> sequence, Instant asOf, Collected local, Map<String, TrailState> trails) {
        static Compared of(EveryCase cases) {
            var trails = new HashMap<String, TrailState>();
            var local = new Collected(new HashedTable<>(), trail -> trails.put(trail.id(), trail));
            var correlator = new LocalCorrelator(CATALOGUE, local);
            correlator.tick(Clock.systemUTC().instant());
            cases.sequence().forEach(correlator::accept);
            return new Compared(cases.sequence(), cases.asOf(), local, trails);
        }
    }

    @BeforeAll
    static void read_every_case_and_correlate_it_locally() throws IOException {
        everything = Compared.of(EveryCase.read(CATALOGUE, scratch.resolve("cases")));
        samples = Compared.of(EveryCase.samples(CATALOGUE));
        cluster = TestServices.start();
    }

    @AfterAll
    static void end() throws IOException {
        cluster.close();
    }

    @ParameterizedTest(name = "{0} partitions, {1} threads")
    @CsvSource({"1, 1", "4, 1", "4, 2"})
    void agree_in_contents_and_revisions(int partitions, int threads) throws IOException {
        assertThat(everything.local().diagnoses())
                .hasSizeGreaterThan(CATALOGUE.diagnoses().size());

        agree("all", everything, partitions, threads);
    }

    @ParameterizedTest(name = "{0} partitions, {1} threads")
    @CsvSource({"1, 2", "1, 4", "2, 1", "2, 2", "2, 4", "6, 1", "6, 2", "6, 4", "12, 1", "12, 2", "12, 4"})
    void agree_on_the_samples_over_any_number_of_partitions_and_threads(int partitions, int threads)
            throws IOException {
        agree("samples", samples, partitions, threads);
    }

    private static void agree(String name, Compared compared, int partitions, int threads) throws IOException {
        var application = "%s-p%dt%d".formatted(name, partitions, threads);
        var services = cluster.under(application + ".");
        services.createTopics(partitions, 1);
        var trails = new HashMap<String, TrailState>();
        var through = new Collected(new HashedTable<>(), trail -> trails.put(trail.id(), trail));
        try (var results = new ResultTopics(services, through);
                var correlator =
                        services.correlator(CATALOGUE, application, threads, 1, scratch.resolve(application))) {
            ship(services, compared.sequence());
            while (!results.reached(compared.asOf())) {
                results.poll();
                assertThat(correlator.failure()).isEmpty();
            }
            results.drain();
        }

        assertThat(through.diagnoses()).isEqualTo(compared.local().diagnoses());
        assertThat(through.incidents()).isEqualTo(compared.local().incidents());
        assertThat(trails).isEqualTo(compared.trails());
    }

    private static void ship(Services services, List<LogEvent> sequence) {
        try (var shipper = services.shipper(Clock.systemUTC())) {
            sequence.forEach(shipper::event);
            shipper.flush();
        }
    }
}
