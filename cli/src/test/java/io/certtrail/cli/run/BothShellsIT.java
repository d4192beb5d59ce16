/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
    private static EveryCase cases;
    private static List<LogEvent> sequence;
    private static Collected local;

    @BeforeAll
    static void read_every_case_and_correlate_it_locally() throws IOException {
        cases = EveryCase.read(CATALOGUE, scratch.resolve("cases"));
        sequence = cases.sequence();
        local = new Collected();
        var correlator = new LocalCorrelator(CATALOGUE, local);
        correlator.tick(Clock.systemUTC().instant());
        sequence.forEach(correlator::accept);
        cluster = TestServices.start();
    }

    @AfterAll
    static void end() throws IOException {
        cluster.close();
    }

    @ParameterizedTest(name = "{0} partitions, {1} threads")
    @CsvSource({"1, 1", "4, 1", "4, 2"})
    void agree_in_contents_and_revisions(int partitions, int threads) throws IOException {
        var services = cluster.under("p%dt%d.".formatted(partitions, threads));
        services.createTopics(partitions, 1);
        var through = new Collected();
        var state = scratch.resolve("state-%d-%d".formatted(partitions, threads));
        try (var results = new ResultTopics(services, through);
                var correlator =
                        services.correlator(CATALOGUE, "p%dt%d".formatted(partitions, threads), threads, state)) {
            ship(services);
            while (!results.reached(cases.asOf())) {
                results.poll();
                assertThat(correlator.failure()).isEmpty();
            }
            results.drain();
        }

        assertThat(local.diagnoses()).hasSizeGreaterThan(CATALOGUE.diagnoses().size());
        assertThat(through.diagnoses()).isEqualTo(local.diagnoses());
        assertThat(through.incidents()).isEqualTo(local.incidents());
        assertThat(through.trails()).isEqualTo(local.trails());
    }

    private static void ship(Services services) {
        try (var shipper = services.shipper(Clock.systemUTC())) {
            sequence.forEach(shipper::event);
            shipper.flush();
        }
    }
}
