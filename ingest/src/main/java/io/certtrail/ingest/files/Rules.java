/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One case.yaml and the folder it speaks for. */
final class Rules {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Path file;
    private final String prefix;
    private final CaseYaml yaml;
    private final Set<Rule> used = new HashSet<>();
    /** Places of the first entries that name one file each; there may be an entry for each of thousands. */
    private final Map<Path, Integer> ofOne = new HashMap<>();
    /** Places of the entries that may name several files. */
    private final List<Integer> ofMany = new ArrayList<>();

    /** Of a case.yaml in the folder with this path inside the case, which ends with a slash or is empty. */
    Rules(Path file, String prefix, CaseYaml yaml) {
        this.file = file;
        this.prefix = prefix;
        this.yaml = yaml;
        for (var place = 0; place < yaml.sources().size(); place++) {
            var only = yaml.sources().get(place).files().only();
            if (only == null) {
                ofMany.add(place);
            } else {
                ofOne.putIfAbsent(only, place);
            }
        }
    }

    boolean ignores(String name) {
        var path = Glob.path(name.substring(prefix.length()));
        return path != null && yaml.ignore().stream().anyMatch(glob -> glob.matches(path));
    }

    /** The first entry that names this file. */
    Optional<Rule> find(String name) {
        var path = Glob.path(name.substring(prefix.length()));
        var place = path == null ? NOWHERE : place(path);
        if (place == NOWHERE) {
            return Optional.empty();
        }
        var rule = yaml.sources().get(place);
        used.add(rule);
        return Optional.of(rule);
    }

    private int place(Path path) {
        var one = ofOne.getOrDefault(path, NOWHERE);
        for (var place : ofMany) {
            if (place > one) {
                break;
            }
            if (yaml.sources().get(place).files().matches(path)) {
                return place;
            }
        }
        return one;
    }

    /** What is said of entries that name no file. */
    List<String> problems() {
        return yaml.sources().stream()
                .filter(rule -> !used.contains(rule))
                .map(rule -> "%s: no file is named by files: \"%s\"".formatted(file, rule.files()))
                .toList();
    }
}
