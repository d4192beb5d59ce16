/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of one file of a case, wherever they lie. */
interface Content {
    /** Path inside the case, with forward slashes; a member of an archive as {@code archive.zip!member}. */
    String name();

    /** Names of the folders it lies in, outermost first; the first is that of the case itself. */
    List<String> folders();

    /** Size on disk, in bytes. */
    long size();

    /** When it was last written, or null when nobody knows. */
    @Nullable Instant modified();

    /** The raw bytes, as stored: a gzip file is not unpacked. */
    InputStream open() throws IOException;

    /** Last part of the name. */
    default String fileName() {
        return name().substring(Math.max(name().lastIndexOf('/'), name().lastIndexOf('!')) + 1);
    }
}
