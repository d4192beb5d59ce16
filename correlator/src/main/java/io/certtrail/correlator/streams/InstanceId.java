/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name under which an instance is a member of its group, kept beside its stores: one that was killed takes its
 * place again at once, where a stranger would wait until the dead one's session has run out.
 */
final class InstanceId {
    private static final String FILE = "instance-id";

    private InstanceId() {}

    static String of(Path stateDir) {
        var file = stateDir.resolve(FILE);
        try {
            var known = Files.exists(file) ? Files.readString(file).strip() : "";
            return known.isEmpty() ? create(file) : known;
        } catch (IOException e) {
            throw new CorrelatorException("state folder '%s' cannot be used: %s; name another or mend its permissions"
                    .formatted(stateDir, e.getMessage()));
        }
    }

    private static String create(Path file) throws IOException {
        var id = UUID.randomUUID().toString();
        Files.createDirectories(file.resolveSibling(""));
        var written = Files.writeString(file.resolveSibling(FILE + ".tmp"), id);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return id;
    }
}
