/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the files of a case, in the order of their names, each with the case.yaml rules that reach it. */
final class CaseFiles {
    private static final int DEPTH_LIMIT = 64;

    private final List<Found> found = new ArrayList<>();
    private final List<Rules> allRules = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /**
     * A file and what case.yaml says of it.
     *
     * @param relative its path below the folder the user named, by which case.yaml knows it
     * @param rules innermost first
     */
    record Found(PlainFile file, String relative, List<Rules> rules) {}

    /**
     * A folder of the walk.
     *
     * @param prefix path from the folder the user named, ending with a slash, or nothing
     * @param names of the folders from there to here
     * @param rules innermost first
     */
    private record Folder(Path path, String prefix, List<String> names, List<Rules> rules) {
        Folder child(Path child) {
            var inner = new ArrayList<>(names);
            inner.add(nameOf(child));
            return new Folder(child, prefix + nameOf(child) + "/", List.copyOf(inner), rules);
        }

        Folder with(Rules more) {
            var inner = new ArrayList<>(List.of(more));
            inner.addAll(rules);
            return new Folder(path, prefix, names, List.copyOf(inner));
        }
    }

    void add(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            walk(new Folder(absolute, "", List.of(nameOf(absolute)), List.of()));
        } else if (Files.isRegularFile(path)) {
            var parent = absolute.resolveSibling("");
            addFile(new Folder(parent, "", List.of(nameOf(parent)), List.of()), absolute);
        } else {
            throw new CaseException("No such file or folder '%s'; check the path".formatted(path));
        }
    }

    List<Found> found() {
        return found;
    }

    /** What keeps files from being found, one line each. */
    List<String> unreadable() {
        return unreadable;
    }

    /** Problems so far, and the entries of case.yaml that name no file. */
    List<String> problems() {
        var all = new ArrayList<>(problems);
        allRules.forEach(rules -> all.addAll(rules.problems()));
        return all;
    }

    private void walk(Folder outer) {
        var folder = withRules(outer);
        for (var child : children(folder)) {
            var name = nameOf(child);
            if (name.equals(CaseYaml.NAME) || name.startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                walkInto(folder.child(child));
            } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
                addFile(folder, child);
            } else {
                problems.add("%s%s: a link or device, not read".formatted(folder.prefix(), name));
            }
        }
    }

    private void walkInto(Folder folder) {
        if (folder.names().size() > DEPTH_LIMIT) {
            problems.add("%s: folders more than %d deep are not read".formatted(folder.prefix(), DEPTH_LIMIT));
        } else {
            walk(folder);
        }
    }

    private Folder withRules(Folder folder) {
        var yaml = folder.path().resolve(CaseYaml.NAME);
        if (!Files.isRegularFile(yaml)) {
            return folder;
        }
        var rules = new Rules(yaml, folder.prefix(), CaseYaml.read(yaml));
        allRules.add(rules);
        return folder.with(rules);
    }

    private void addFile(Folder folder, Path file) {
        var relative = folder.prefix() + nameOf(file);
        var ignored = folder.rules().stream().anyMatch(rules -> rules.ignores(relative));
        if (!ignored && seen.add(file)) {
            var name = unique(relative, folder.names().get(0));
            found.add(new Found(
                    new PlainFile(file, name, folder.names(), file.toFile().length()), relative, folder.rules()));
        }
    }

    /** The same path below two folders of one case would make evidence ambiguous. */
    private String unique(String relative, String input) {
        var candidate = relative;
        for (int i = 1; !names.add(candidate); i++) {
            candidate = (i == 1 ? input : input + "~" + i) + "/" + relative;
        }
        return candidate;
    }

    private List<Path> children(Folder folder) {
        try (var children = Files.list(folder.path())) {
            return children.sorted().toList();
        } catch (IOException e) {
            var trouble = "%s: the folder cannot be read: %s".formatted(folder.path(), e.getMessage());
            problems.add(trouble);
            unreadable.add(trouble);
            return List.of();
        }
    }

    private static String nameOf(Path path) {
        var name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
