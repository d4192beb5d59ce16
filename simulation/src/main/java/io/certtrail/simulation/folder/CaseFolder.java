/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.folder;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Totals;
import io.certtrail.simulation.world.Truth;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes the logs of a made-up tenant as a folder that {@code certtrail replay} takes, the truth beside them. */
public final class CaseFolder implements Sink, Closeable {
    /** Name of the file with the diagnoses that are right. */
    public static final String TRUTH = "truth.jsonl";

    /** Devices have a file each, so not all of them are open at the same time. */
    private static final int MOST_OPEN = 128;

    private final Path folder;
    private final BufferedWriter truth;
    private final Map<String, LogFile> files = new TreeMap<>();
    private final Map<String, BufferedWriter> open = new LinkedHashMap<>(MOST_OPEN, 0.75f, true);

    private CaseFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        this.truth = Files.newBufferedWriter(folder.resolve(TRUTH));
    }

    /** An empty folder, made when it is not there. */
    public static CaseFolder in(Path folder) throws IOException {
        return new CaseFolder(folder);
    }

    @Override
    public void line(LogFile file, Instant time, String text) {
        try {
            var writer = writer(file);
            writer.write(text);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file.path()), e);
        }
    }

    @Override
    public void truth(Truth right) {
        try {
            truth.write(right.json());
            truth.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(TRUTH), e);
        }
    }

    private BufferedWriter writer(LogFile file) throws IOException {
        var known = open.get(file.path());
        if (known != null) {
            return known;
        }
        if (open.size() == MOST_OPEN) {
            closeOldest();
        }
        var path = folder.resolve(file.path());
        Files.createDirectories(path.resolveSibling(""));
        var writer = Files.newBufferedWriter(
                path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (files.put(file.path(), file) == null) {
            writer.write(file.head());
        }
        open.put(file.path(), writer);
        return writer;
    }

    private void closeOldest() throws IOException {
        Iterator<BufferedWriter> all = open.values().iterator();
        all.next().close();
        all.remove();
    }

    /** Writes what stands after the last lines, the totals, and {@code case.yaml}. */
    public void finish(Totals totals) throws IOException {
        for (var file : files.values()) {
            if (!file.tail().isEmpty()) {
                writer(file).write(file.tail());
            }
        }
        truth.write(totals.json());
        truth.write('\n');
        Files.writeString(folder.resolve("case.yaml"), CaseYaml.of(files.values()));
    }

    @Override
    public void close() throws IOException {
        for (var writer : open.values()) {
            writer.close();
        }
        truth.close();
    }
}
