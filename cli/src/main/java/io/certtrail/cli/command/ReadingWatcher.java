/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Watcher;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.ProgressLine;
import io.certtrail.cli.view.RejectJson;
import io.certtrail.schemas.event.Reject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Shows how a run goes on and keeps what could not be read. */
final class ReadingWatcher implements Watcher, AutoCloseable {
    private final ProgressLine line;
    private final @Nullable BufferedWriter rejects;

    ReadingWatcher(Terminal io, @Nullable Path file) {
        this.line = new ProgressLine(io);
        this.rejects = file == null ? null : open(io.directory().resolve(file));
    }

    private static BufferedWriter open(Path file) {
        try {
            return Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw Failure.usage("--rejects '%s' cannot be written; name a file in a folder that is there".formatted(file), e);
        }
    }

    @Override
    public void progress(int filesDone, int files, long bytesRead, long bytes) {
        line.show(filesDone, files, bytesRead, bytes);
    }

    @Override
    public void rejected(Reject reject) {
        if (rejects == null) {
            return;
        }
        try {
            rejects.write(RejectJson.toJson(reject));
            rejects.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        line.clear();
        if (rejects != null) {
            rejects.close();
        }
    }
}
