/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.schemas.event.Reject;

/** Is told how a run goes on. */
public interface Watcher {
    /** So many lines were read. */
    void read(long lines);

    /** A line could not be read. */
    void rejected(Reject reject);

    /** Nobody looks. */
    static Watcher none() {
        return new Watcher() {
            @Override
            public void read(long lines) {}

            @Override
            public void rejected(Reject reject) {}
        };
    }
}
