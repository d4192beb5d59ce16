/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file of gzip holds. */
public final class Unpacked {
    private Unpacked() {}

    /** Whether a file begins as gzip does. */
    public static boolean isPacked(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var head = in.readNBytes(2);
            return OpenedLog.isGzip(head, head.length);
        }
    }

    /** The bytes that were packed; reading fails where they end early, or grow out of proportion. */
    public static InputStream open(Path path) throws IOException {
        return OpenedLog.unpacked(Files.newInputStream(path));
    }
}
