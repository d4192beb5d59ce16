/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** A pattern for files such as {@code ndes01/**}{@code /*.log}; two asterisks also stand for no folder at all. */
final class Glob {
    private final String pattern;
    private final List<PathMatcher> matchers;

    private Glob(String pattern, List<PathMatcher> matchers) {
        this.pattern = pattern;
        this.matchers = matchers;
    }

    static Glob of(String pattern) {
        try {
            return new Glob(pattern, List.of(matcher(pattern), matcher(pattern.replace("**/", ""))));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no pattern for files (%s); write ndes01/*.log".formatted(pattern, e.getDescription()), e);
        }
    }

    boolean matches(String name) {
        try {
            var path = Path.of(name);
            return matchers.stream().anyMatch(matcher -> matcher.matches(path));
        } catch (InvalidPathException noFileName) {
            return false;
        }
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
