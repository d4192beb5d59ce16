/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Simulation;
import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Truth;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * One load: all records in one file in order of arrival, and the devices whose requests are not closed in time.
 *
 * @param restarts whether whoever reads it is stopped and started again half-way
 */
record Load(Path file, Set<String> right, boolean restarts, long records) {
    /** Two of each of four computers. */
    static final int CHANNELS = 8;

    Load {
        right = Set.copyOf(right);
    }

    static Load write(Path file, Plan plan, boolean restarts) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            var sink = new Writing(writer);
            Simulation.run(plan, sink);
            return new Load(file, sink.right, restarts, sink.records);
        }
    }

    private static final class Writing implements Sink {
        private final BufferedWriter writer;
        private final Set<String> right = new HashSet<>();
        private long records;

        Writing(BufferedWriter writer) {
            this.writer = writer;
        }

        @Override
        public void line(LogFile log, Instant time, String text) {
            try {
                writer.write(text);
                writer.write('\n');
                records++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void truth(Truth truth) {
            right.add(String.valueOf(truth.device()));
        }
    }
}
