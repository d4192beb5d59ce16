/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.schemas.event.Reject;

/** Is told how a run goes on. */
public interface Watcher {
    /** So many files and bytes of all were read; bytes are counted as stored. */
    void progress(int filesDone, int files, long bytesRead, long bytes);

    /** A line could not be read. */
    void rejected(Reject reject);

    /** Nobody looks. */
    static Watcher none() {
        return new Watcher() {
            @Override
            public void progress(int filesDone, int files, long bytesRead, long bytes) {}

            @Override
            public void rejected(Reject reject) {}
        };
    }
}
