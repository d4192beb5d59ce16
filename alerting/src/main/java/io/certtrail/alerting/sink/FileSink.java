/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * One alert a line, to the end of a file or to standard output.
 *
 * <p>The file is opened anew for each batch, so that it may be rotated at any time, and is on the disk before a batch
 * counts as delivered. A line that a crash or a full disk cut off is ended first, so that it spoils no other.
 */
final class FileSink implements Sink {
    private static final String STANDARD_OUTPUT = "-";

    private final Writer writer;

    private interface Writer {
        void write(byte[] lines) throws IOException;
    }

    private FileSink(Writer writer) {
        this.writer = writer;
    }

    static void check(SinkConfig config) {
        config.allowOnly(Set.of());
        if (!config.target().equals(STANDARD_OUTPUT)) {
            var folder = path(config).toAbsolutePath().getParent();
            if (folder == null || Files.isDirectory(path(config)) || !Files.isDirectory(folder)) {
                throw config.wrong(
                        "cannot write the file %s; name a file in a folder that exists, or - for standard output"
                                .formatted(config.target()));
            }
        }
    }

    static Sink open(SinkConfig config, Surroundings surroundings) {
        if (config.target().equals(STANDARD_OUTPUT)) {
            return new FileSink(lines -> print(surroundings.standardOutput(), lines));
        }
        var file = path(config);
        return new FileSink(lines -> append(file, lines));
    }

    @Override
    public List<Outcome> deliver(List<Alert> batch) {
        var lines = new StringBuilder();
        batch.forEach(alert -> lines.append(alert.body()).append('\n'));
        try {
            writer.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            return Collections.nCopies(batch.size(), new Outcome.Delivered());
        } catch (IOException e) {
            return List.of(new Outcome.Retry("cannot write: " + e));
        }
    }

    @Override
    public void close() {}

    private static void print(OutputStream out, byte[] lines) throws IOException {
        out.write(lines);
        out.flush();
        if (out instanceof PrintStream printed && printed.checkError()) {
            throw new IOException("standard output takes nothing more");
        }
    }

    private static void append(Path file, byte[] lines) throws IOException {
        var torn = endsMidLine(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var buffer = ByteBuffer.allocate(lines.length + 1);
            if (torn) {
                buffer.put((byte) '\n');
            }
            buffer.put(lines).flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static boolean endsMidLine(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private static Path path(SinkConfig config) {
        try {
            return Path.of(config.target());
        } catch (InvalidPathException e) {
            throw config.wrong("has a target that is no file name: " + e.getReason());
        }
    }
}
