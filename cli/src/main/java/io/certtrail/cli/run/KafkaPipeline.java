/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ships to Kafka, correlates there, and reads the findings back once the last stage has seen the end. */
public final class KafkaPipeline implements Pipeline {
    private final @Nullable String bootstrap;
    private final @Nullable String registry;
    private final Catalogue catalogue;

    private KafkaPipeline(@Nullable String bootstrap, @Nullable String registry, Catalogue catalogue) {
        this.bootstrap = bootstrap;
        this.registry = registry;
        this.catalogue = catalogue;
    }

    /** Through a broker and registry of its own, gone afterwards. */
    public static KafkaPipeline embedded(Catalogue catalogue) {
        return new KafkaPipeline(null, null, catalogue);
    }

    /** Through a cluster. */
    public static KafkaPipeline at(String bootstrap, String registry, Catalogue catalogue) {
        return new KafkaPipeline(bootstrap, registry, catalogue);
    }

    @Override
    public Findings run(Inputs inputs, Watcher watcher) throws IOException {
        throw new UnsupportedOperationException("%s %s %s".formatted(bootstrap, registry, catalogue.workflows()));
    }
}
