/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends things that may fail to end, where nothing is left to do about it but to say so. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("part", closeable.getClass().getSimpleName())
                    .log("not ended cleanly");
        }
    }
}
