/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.inventory.DeviceNames;
import io.certtrail.ingest.inventory.NamedDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Finds the files of a case again and again, while logs are written, rotated and taken away. */
public final class Discovery {
    private static final String NOT_FOLLOWED =
            "an archive is not followed: unpack it, or send it with certtrail ship and its path";

    private static final Pattern TABLE = Pattern.compile("(?i)\\.csv(?:\\.gz)?$");

    private final List<Path> paths;
    private final CaseOptions options;

    /** Of what lies under these paths, as far as they are there when it is looked. */
    public Discovery(List<Path> paths, CaseOptions options) {
        this.paths = List.copyOf(paths);
        this.options = options;
    }

    /** Name of the tenant whose logs these are. */
    public String tenant() {
        return options.tenant();
    }

    /**
     * What is there now.
     *
     * @param files in the order of their names
     * @param unreadable why there may be more, in one line
     */
    public record Found(List<Discovered> files, Optional<String> unreadable) {}

    /** Looks what is there now. */
    public Found look() {
        var files = new CaseFiles();
        paths.stream().filter(Files::exists).forEach(files::add);
        return new Found(
                files.found().stream()
                        .map(found ->
                                new Discovered(found.file().path(), found.file().name(), found))
                        .toList(),
                files.unreadable().stream().findFirst());
    }

    /**
     * What the lists of devices among the files call the devices, so that it is known before anything else is read.
     * Only tables are looked into.
     */
    public List<NamedDevice> lists() {
        return look().files().stream()
                .filter(file -> TABLE.matcher(file.name()).find())
                .map(file -> classify(file, id -> id))
                .flatMap(log -> DeviceNames.in(log).stream())
                .toList();
    }

    /** What a file is, by its content; naming makes the id of a source unique among all. */
    public LogSource classify(Discovered file, UnaryOperator<String> naming) {
        var found = file.found();
        var classifier = new Classifier(options, naming);
        var rule = CaseFolders.rule(found, found.relative());
        return Classifier.isArchive(found.file())
                ? classifier.unread(found.file(), rule, NOT_FOLLOWED)
                : classifier.source(found.file(), rule);
    }
}
