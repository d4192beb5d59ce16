/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A pattern for files such as {@code ndes01/**}{@code /*.log}; two asterisks also stand for no folder at all. */
final class Glob {
    private static final String SPECIAL = "*?[]{}\\";

    private final String pattern;
    private final List<PathMatcher> matchers;
    private final @Nullable Path only;

    private Glob(String pattern, List<PathMatcher> matchers, @Nullable Path only) {
        this.pattern = pattern;
        this.matchers = matchers;
        this.only = only;
    }

    static Glob of(String pattern) {
        var only = pattern.chars().anyMatch(letter -> SPECIAL.indexOf(letter) >= 0) ? null : path(pattern);
        if (only != null) {
            return new Glob(pattern, List.of(), only);
        }
        try {
            return new Glob(pattern, List.of(matcher(pattern), matcher(pattern.replace("**/", ""))), null);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no pattern for files (%s); write ndes01/*.log".formatted(pattern, e.getDescription()), e);
        }
    }

    /** The path of a file with this name; null when no file can have it. */
    static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException noFileName) {
            return null;
        }
    }

    /** The one path that it stands for, when nothing in it stands for anything else; else null. */
    @Nullable Path only() {
        return only;
    }

    boolean matches(Path path) {
        return only == null ? matchers.stream().anyMatch(matcher -> matcher.matches(path)) : only.equals(path);
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
