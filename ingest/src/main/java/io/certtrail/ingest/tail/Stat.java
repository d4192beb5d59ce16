/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What the file system says of a file.
 *
 * @param key what it calls the file whatever its name is; the name where it knows no such thing
 */
record Stat(String key, long size, Instant modified) {
    static Stat of(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        var key = attributes.fileKey();
        return new Stat(
                key == null ? "at " + path : key.toString(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }
}
