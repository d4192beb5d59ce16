/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the made-up tenant is, and in what state its logs arrive. */
final class TenantOptions {
    private static final Duration SHORTEST = Duration.ofHours(1);

    @Option(names = "--requests", paramLabel = "N", description = "how many certificate requests")
    private @Nullable Integer requests;

    @Option(
            names = "--span",
            paramLabel = "DURATION",
            description = "from the first record to the last, such as 12h (24h)")
    private String span = "24h";

    @Option(
            names = "--disorder",
            paramLabel = "KINDS",
            description = "jitter=30s,duplicates=10%%,late=LOG:45s,skew=HOST:45s; any of them")
    private String disorder = "";

    /** What is to be made up. */
    Plan plan(Preset preset, long seed) {
        int number = requests == null ? preset.requests() : requests;
        if (number < 1) {
            throw Failure.usage("--requests '%d' is too few; make at least 1".formatted(number));
        }
        var length = Spans.parse("--span", span);
        if (length.compareTo(SHORTEST) < 0) {
            throw Failure.usage("--span '%s' is too short to wait for anything; make it 1h at least".formatted(span));
        }
        return new Plan(preset, seed, Plan.START, length, number, Disorders.parse(disorder));
    }
}
