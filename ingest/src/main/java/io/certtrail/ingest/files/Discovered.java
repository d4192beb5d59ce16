/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that was found where logs are looked for. */
public final class Discovered {
    private final Path path;
    private final String name;
    private final CaseFiles.Found found;

    Discovered(Path path, String name, CaseFiles.Found found) {
        this.path = path;
        this.name = name;
        this.found = found;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** Its path inside the case, as evidence quotes it. */
    public String name() {
        return name;
    }

    CaseFiles.Found found() {
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Discovered file && path.equals(file.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path);
    }

    @Override
    public String toString() {
        return name;
    }
}
