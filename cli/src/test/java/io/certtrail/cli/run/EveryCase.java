/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.CaseTest;
import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.Samples;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples and every test the catalogue carries as one sequence of records, each as a tenant of its own: all sources
 * are announced first, then case follows case, whatever their times.
 */
final class EveryCase {
    private final Catalogue catalogue;
    private final List<LogEvent> announcements = new ArrayList<>();
    private final List<LogEvent> rest = new ArrayList<>();
    private Instant asOf = Instant.EPOCH;

    private EveryCase(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static EveryCase read(Catalogue catalogue, Path scratch) throws IOException {
        var all = samples(catalogue);
        for (var entry : catalogue.diagnoses()) {
            for (var test : entry.tests()) {
                var tenant = entry.code() + "." + entry.tests().indexOf(test);
                all.add(tenant, write(scratch.resolve(tenant), test));
            }
        }
        return all;
    }

    /** The samples alone. */
    static EveryCase samples(Catalogue catalogue) {
        var samples = new EveryCase(catalogue);
        samples.add("samples", Samples.FOLDER);
        return samples;
    }

    private static Path write(Path folder, CaseTest test) throws IOException {
        for (var log : test.logs().entrySet()) {
            var file = folder.resolve(log.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, log.getValue());
        }
        if (test.caseYaml() != null) {
            Files.writeString(folder.resolve("case.yaml"), test.caseYaml());
        }
        return folder;
    }

    private void add(String tenant, Path folder) {
        var logs = CaseFolders.open(List.of(folder), new CaseOptions(tenant, ZoneOffset.UTC, null, null));
        var options = new FeedOptions(
                tenant,
                1,
                Instant.parse("2026-11-22T00:00:00Z"),
                null,
                LocalCorrelator.longestWait(catalogue),
                null,
                null,
                (filesDone, files, bytesRead, bytes) -> {});
        var report = Feed.run(logs.sources(), options, new FeedSink() {
            @Override
            public void event(LogEvent event) {
                var announces =
                        event.body() instanceof Progress said && said.watermark() == null && said.heard() == null;
                (announces ? announcements : rest).add(event);
            }

            @Override
            public void reject(Reject reject) {
                // what cannot be read is no matter of the correlator
            }
        });
        asOf = report.asOf().isAfter(asOf) ? report.asOf() : asOf;
    }

    /** When all deadlines have run out. */
    Instant asOf() {
        return asOf;
    }

    /** All records, sources told apart by tenant. */
    List<LogEvent> sequence() {
        var sequence = new ArrayList<LogEvent>();
        announcements.forEach(event -> sequence.add(ofTenant(event)));
        rest.forEach(event -> sequence.add(ofTenant(event)));
        return sequence;
    }

    private LogEvent ofTenant(LogEvent event) {
        var source = event.tenant() + "/" + event.source();
        var body = event.body() instanceof Progress said
                ? new Progress(
                        source,
                        said.epoch(),
                        announcements.size(),
                        said.watermark(),
                        said.heardFrom(),
                        said.heard(),
                        said.state(),
                        said.onDemand())
                : event.body();
        return new LogEvent(
                event.id(),
                event.tenant(),
                event.origin(),
                source,
                event.host(),
                event.device(),
                event.platform(),
                event.time(),
                event.place(),
                event.text(),
                body);
    }
}
