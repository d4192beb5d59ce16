/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.config;

import io.certtrail.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code ${env:NAME}} and {@code ${file:PATH}} in, so that a configuration file need hold no secret. */
final class Secrets {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    private final Map<String, String> environment;
    private final Path folder;

    Secrets(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** The text with every reference replaced; the place is named when one leads nowhere, the value never. */
    String fill(String text, String place) {
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(value(reference, place)));
    }

    private String value(MatchResult reference, String place) {
        var name = reference.group(2);
        return reference.group(1).equals("env") ? variable(name, place) : content(name, place);
    }

    private String variable(String name, String place) {
        var value = environment.get(name);
        if (value == null) {
            throw Failure.usage("%s: environment variable '%s' is not set; set it or write the value".formatted(place, name));
        }
        return value;
    }

    private String content(String name, String place) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException e) {
            throw Failure.usage("%s: file '%s' cannot be read; check the path and its rights".formatted(place, name), e);
        }
    }
}
