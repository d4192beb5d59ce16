/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.folder;

import io.certtrail.simulation.log.LogFile;
import java.util.Collection;

/** What the logs do not say of themselves. */
final class CaseYaml {
    private CaseYaml() {}

    static String of(Collection<LogFile> files) {
        var text = new StringBuilder("ignore: [%s]\nsources:\n".formatted(CaseFolder.TRUTH));
        files.forEach(file -> text.append(source(file)));
        return text.toString();
    }

    private static String source(LogFile file) {
        var text = new StringBuilder("  - files: \"%s\"\n    origin: %s\n".formatted(file.path(), file.origin()));
        if (file.host() != null) {
            text.append("    host: ").append(file.host()).append('\n');
        }
        if (file.owner() != null) {
            text.append(owner(file.owner()));
        }
        return text.toString();
    }

    private static String owner(LogFile.Owner owner) {
        var text = new StringBuilder("    device: %s\n    platform: %s\n".formatted(owner.device(), owner.platform()));
        if (owner.timezone() != null) {
            text.append("    timezone: \"").append(owner.timezone()).append("\"\n");
        }
        if (owner.date() != null) {
            text.append("    date: ").append(owner.date()).append('\n');
        }
        return text.toString();
    }
}
