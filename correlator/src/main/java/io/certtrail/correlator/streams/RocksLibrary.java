/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;

/**
 * RocksDB's native library, beside the stores and not in the folder of temporary files, where RocksDB would put it:
 * from there hardened computers and containers let no code run.
 */
final class RocksLibrary {
    private RocksLibrary() {}

    /**
     * Unpacks and loads it, the first time in a process.
     *
     * @throws CorrelatorException in one line with the folder, when it cannot be written or nothing may run from it
     */
    static void loadFrom(Path folder) {
        try {
            Files.createDirectories(folder);
            NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new CorrelatorException(
                    "RocksDB's library cannot be loaded from %s: %s; give a data folder, or java.io.tmpdir, that can be written and from which code may run"
                            .formatted(folder, e.getMessage()));
        }
    }
}
