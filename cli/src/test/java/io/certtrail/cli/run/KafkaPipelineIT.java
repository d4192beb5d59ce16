/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.Samples;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaPipelineIT {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final Inputs SAMPLES = Inputs.of(List.of(Samples.FOLDER), ZoneOffset.UTC);

    @Test
    void the_topology_finds_what_the_local_correlator_finds() throws IOException, InterruptedException {
        var local = new LocalPipeline(CATALOGUE, Clock.systemUTC()).run(SAMPLES, Watcher.none());
        var through = KafkaPipeline.embedded(CATALOGUE, Clock.systemUTC()).run(SAMPLES, Watcher.none());

        assertThat(through.diagnoses()).isEqualTo(local.diagnoses());
        assertThat(through.incidents()).isEqualTo(local.incidents());
        assertThat(through.requests()).isEqualTo(local.requests());
        assertThat(through.readings()).isEqualTo(local.readings());
    }
}
