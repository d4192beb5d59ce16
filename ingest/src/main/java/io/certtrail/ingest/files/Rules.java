/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One case.yaml and the folder it speaks for. */
final class Rules {
    private final Path file;
    private final String prefix;
    private final CaseYaml yaml;
    private final Set<Rule> used = new HashSet<>();

    /** Of a case.yaml in the folder with this path inside the case, which ends with a slash or is empty. */
    Rules(Path file, String prefix, CaseYaml yaml) {
        this.file = file;
        this.prefix = prefix;
        this.yaml = yaml;
    }

    boolean ignores(String name) {
        var relative = name.substring(prefix.length());
        return yaml.ignore().stream().anyMatch(glob -> glob.matches(relative));
    }

    /** The first entry that names this file. */
    Optional<Rule> find(String name) {
        var relative = name.substring(prefix.length());
        var found = yaml.sources().stream()
                .filter(rule -> rule.files().matches(relative))
                .findFirst();
        found.ifPresent(used::add);
        return found;
    }

    /** What is said of entries that name no file. */
    List<String> problems() {
        return yaml.sources().stream()
                .filter(rule -> !used.contains(rule))
                .map(rule -> "%s: no file is named by files: \"%s\"".formatted(file, rule.files()))
                .toList();
    }
}
