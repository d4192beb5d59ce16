/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.LogSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each log has been shipped, kept in a JSON file between runs.
 *
 * <p>A file that begins with the same bytes as before is the same file, grown: its known rows are read again, since
 * headers and line numbers come from them, but not sent again. A file that begins otherwise is a new one.
 */
public final class Positions {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Map<String, Position> known;

    private Positions(Path file, Map<String, Position> known) {
        this.file = file;
        this.known = known;
    }

    /**
     * How far one source came.
     *
     * @param rows sent, or counted as ignored or rejected
     * @param size of the file then, in bytes
     * @param fingerprint of its first bytes
     */
    record Position(long rows, long size, Fingerprint fingerprint) {}

    /** Reads the positions; a file that is not there means that nothing was shipped. */
    public static Positions read(Path file) {
        try {
            return Files.exists(file)
                    ? new Positions(
                            file,
                            MAPPER.readValue(Files.readString(file), new TypeReference<TreeMap<String, Position>>() {}))
                    : new Positions(file, new TreeMap<>());
        } catch (JsonProcessingException e) {
            throw new CaseException(
                    "%s: not readable as positions; delete it to ship all logs from their beginning".formatted(file));
        } catch (IOException e) {
            throw new CaseException("%s: cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /** The sources without the rows sent before, and without a last line that is still being written. */
    public List<LogSource> rest(Case opened) {
        List<LogSource> rest = new ArrayList<>();
        for (var source : opened.sources()) {
            rest.add(source instanceof LogFile log ? new GrownSource(log, rowsSent(log)) : source);
        }
        return rest;
    }

    /** Takes note of what was sent of these sources, and keeps it: written aside, made durable, then put in place. */
    public void sent(List<LogSource> rest, FeedReport report) {
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i) instanceof GrownSource grown) {
                var rows = grown.rowsBefore() + report.files().get(i).lines();
                known.put(grown.id(), new Position(rows, grown.size(), grown.fingerprint()));
            }
        }
        try {
            write(MAPPER.writeValueAsBytes(known));
        } catch (IOException e) {
            throw new CaseException("%s: positions cannot be written: %s; the next run sends these records again"
                    .formatted(file, e.getMessage()));
        }
    }

    private long rowsSent(LogFile log) {
        var position = known.get(log.id());
        return position != null && position.fingerprint().matches(log.content()) ? position.rows() : 0;
    }

    private void write(byte[] json) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no such folder");
        }
        Files.createDirectories(folder);
        var aside = folder.resolve(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
