/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of the file system. */
record PlainFile(Path path, String name, List<String> folders, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
