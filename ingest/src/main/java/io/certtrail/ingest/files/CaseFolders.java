/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens a case: files, folders and archives become log sources, told apart by their content and by case.yaml. */
public final class CaseFolders {
    private final CaseFiles files = new CaseFiles();
    private final List<LogSource> sources = new ArrayList<>();
    private final Classifier classifier;

    private CaseFolders(CaseOptions options) {
        this.classifier = new Classifier(options);
    }

    /** All logs under these paths, in a deterministic order. */
    public static Case open(List<Path> paths, CaseOptions options) {
        var folders = new CaseFolders(options);
        paths.forEach(folders.files::add);
        folders.files.found().forEach(folders::classify);
        return new Case(folders.sources, folders.files.problems());
    }

    private void classify(CaseFiles.Found found) {
        if (!Classifier.isArchive(found.file())) {
            sources.add(classifier.source(found.file(), rule(found, found.relative())));
            return;
        }
        try {
            for (var member : Archive.members(found.file())) {
                var inner = member.name().substring(found.file().name().length());
                sources.add(classifier.source(member, rule(found, found.relative() + inner)));
            }
        } catch (IOException | IllegalArgumentException e) {
            var reason = "zip archive cannot be read: %s; unpack it and give its folder".formatted(e.getMessage());
            sources.add(classifier.unread(found.file(), rule(found, found.relative()), reason));
        }
    }

    static Rule rule(CaseFiles.Found found, String relative) {
        return found.rules().stream()
                .flatMap(rules -> rules.find(relative).stream())
                .findFirst()
                .orElse(Rule.NONE);
    }
}
