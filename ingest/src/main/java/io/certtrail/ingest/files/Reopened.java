/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file that is read more than once, because its records do not begin where it does. */
final class Reopened implements Opened {
    private final Content content;
    private @Nullable OpenedLog log;
    private @Nullable String problem;

    Reopened(Content content) {
        this.content = content;
    }

    /** Opens it again from its beginning. */
    InputStream again() throws IOException {
        close();
        log = OpenedLog.ofBytes(content);
        return log.lines();
    }

    @Override
    public long read() {
        return log == null ? 0 : log.read();
    }

    @Override
    public @Nullable String problem() {
        var latest = log == null ? null : log.problem();
        return problem == null ? latest : problem;
    }

    @Override
    public void close() throws IOException {
        if (log != null) {
            problem = problem();
            log.close();
        }
    }
}
