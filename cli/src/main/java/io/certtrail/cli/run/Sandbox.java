/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import java.io.IOException;

/** Embedded services for the time of a run: their data is gone afterwards. */
public final class Sandbox implements AutoCloseable {
    private final TemporaryFolder folder;
    private final EmbeddedServices embedded;
    private boolean closed;

    private Sandbox(TemporaryFolder folder, EmbeddedServices embedded) {
        this.folder = folder;
        this.embedded = embedded;
    }

    /** Starts them in a temporary folder. */
    public static Sandbox start() throws IOException {
        var folder = TemporaryFolder.create();
        try {
            return new Sandbox(folder, EmbeddedServices.start(folder.under("broker")));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** How they are reached. */
    public Services services() {
        return embedded.services();
    }

    /** Ends them once, whoever asks first. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            try (folder) {
                embedded.close();
            }
        }
    }
}
