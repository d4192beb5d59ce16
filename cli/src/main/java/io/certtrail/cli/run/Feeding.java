/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.files.Case;
import io.certtrail.ingest.inventory.DeviceNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The logs of some inputs, ready to be merged into one sequence. */
record Feeding(Case logs, FeedOptions options) {

    static Feeding of(Inputs inputs, Duration longestWait, Instant now) {
        var wait = inputs.asOf() instanceof AsOf.End ? Duration.ZERO : longestWait;
        var options = FeedOptions.of(inputs.tenant(), now, wait).between(inputs.from(), inputs.to());
        return new Feeding(
                CaseReader.caseOf(inputs), inputs.asOf() instanceof AsOf.At at ? options.withAsOf(at.time()) : options);
    }

    FeedReport into(FeedSink sink, Watcher watcher) {
        var named = DeviceNames.of(logs.sources()).naming(sink);
        return Feed.run(logs.sources(), options.withListener(watcher::progress), named);
    }

    List<String> problems() {
        return logs.problems();
    }
}
