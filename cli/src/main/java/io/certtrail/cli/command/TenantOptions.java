/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.story.Life.Size;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the made-up tenant is, and in what state its logs arrive. */
final class TenantOptions {
    private static final Duration SHORTEST = Duration.ofHours(1);

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "tenant: all of it; connector-events: the load for measurements (tenant)")
    private Preset preset = Preset.TENANT;

    @Option(names = "--requests", paramLabel = "N", description = "how many certificate requests")
    private @Nullable Integer requests;

    @Option(names = "--ndes", paramLabel = "N", description = "how many NDES servers")
    private @Nullable Integer servers;

    @Option(names = "--connectors", paramLabel = "N", description = "how many connectors for PKCS")
    private @Nullable Integer connectors;

    @Option(names = "--cas", paramLabel = "N", description = "how many certification authorities")
    private @Nullable Integer authorities;

    @Option(names = "--span", paramLabel = "DURATION", description = "from the first record to the last, such as 12h")
    private @Nullable String span;

    @Option(
            names = "--mix",
            paramLabel = "FATE=N",
            split = ",",
            description = "how often a fate is drawn, such as pkcs-refused=100; the usual sum is about 870")
    private Map<String, Integer> mix = new TreeMap<>();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "one form for all Windows events: winlogbeat, winlogbeat-7, winlogbeat-short, nxlog,"
                    + " fluent-bit or xml; else each computer has its own")
    private @Nullable String form;

    @Option(
            names = "--disorder",
            paramLabel = "KINDS",
            description = "jitter=30s,duplicates=10%%,cuts=1%%,restarts=1%%,late=LOG:45s,skew=HOST:45s; any of them")
    private String disorder = "";

    /** What is to be made up. */
    Plan plan(long seed) {
        var usual = preset.size();
        var size = new Size(
                atLeastOne("--requests", requests, usual.requests()),
                atLeastOne("--ndes", servers, usual.servers()),
                atLeastOne("--connectors", connectors, usual.connectors()),
                atLeastOne("--cas", authorities, usual.authorities()));
        var of = form == null ? null : EventForm.of(form);
        return new Plan(preset, seed, Plan.START, length(), size, mix, of, Disorders.parse(disorder));
    }

    private static int atLeastOne(String option, @Nullable Integer told, int usual) {
        if (told != null && told < 1) {
            throw Failure.usage("%s '%d' is too few; make at least 1".formatted(option, told));
        }
        return told == null ? usual : told;
    }

    private Duration length() {
        if (span == null) {
            return preset.span();
        }
        var length = Spans.parse("--span", span);
        if (length.compareTo(SHORTEST) < 0) {
            throw Failure.usage("--span '%s' is too short to wait for anything; make it 1h at least".formatted(span));
        }
        return length;
    }
}
