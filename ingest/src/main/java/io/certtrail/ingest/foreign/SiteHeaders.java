/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last {@code #Fields} line of each site: of a computer and a series of files, whose names differ in their digits.
 * The newest sites stay, as many as there may be; whoever invents more of them makes nothing be kept for ever.
 */
final class SiteHeaders {
    private static final int MOST_SITES = 10_000;
    private static final int LONGEST = 1 << 13;
    private static final String FIELDS = "#Fields:";
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Map<String, String> headers = new LastUsed<>(MOST_SITES);
    private final Map<String, String> learned = new LinkedHashMap<>();

    /** Takes what was learned before. */
    void know(Map<String, String> known) {
        headers.putAll(known);
    }

    /** Sees a line of a site that was read. */
    void see(@Nullable String host, @Nullable String file, String line) {
        if (line.startsWith(FIELDS) && line.length() <= LONGEST) {
            var site = site(host, file);
            var isNew = headers.size() == MOST_SITES && !headers.containsKey(site);
            if (!line.equals(headers.put(site, line)) && !isNew) {
                learned.put(site, line);
            }
        }
    }

    /** The header of a site, or null when none was seen. */
    @Nullable String of(@Nullable String host, @Nullable String file) {
        return headers.get(site(host, file));
    }

    /** What was learned since this was asked last, by site. */
    Map<String, String> learned() {
        var since = Map.copyOf(learned);
        learned.clear();
        return since;
    }

    private static String site(@Nullable String host, @Nullable String file) {
        var path = Objects.requireNonNullElse(file, "");
        var name = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        return Objects.requireNonNullElse(host, "")
                + '\n'
                + path.substring(0, name)
                + DIGITS.matcher(path.substring(name)).replaceAll("#");
    }
}
