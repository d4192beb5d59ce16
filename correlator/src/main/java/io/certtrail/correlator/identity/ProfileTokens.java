/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * The profile in {@code ModelName=AC_...%2FLogicalName_...;Hash=...}: the LogicalName GUID, which is Intune's policy
 * id. The Hash is not used: one profile shows different ones in its deployment and in its enrolment.
 */
public final class ProfileTokens {
    private static final String KEY = "LogicalName";

    private ProfileTokens() {}

    /** The profile id with dashes in lower case; a token the log has cut keeps its beginning and a {@code …}. */
    public static Optional<String> profile(String text) {
        var at = text.indexOf(KEY);
        if (at < 0) {
            return Optional.empty();
        }
        var start = at + KEY.length() + 1;
        var end = start;
        while (end < text.length() && part(text.charAt(end))) {
            end++;
        }
        var name = text.substring(
                Math.min(start, text.length()), Math.max(start, end) > text.length() ? text.length() : end);
        var guid = Guids.normal(name.length() > 36 ? name.substring(0, 36) : name);
        if (Guids.is(guid)) {
            return Optional.of(guid);
        }
        var dashed = guid.replace('_', '-');
        var bare = dashed.endsWith("-") ? dashed.substring(0, dashed.length() - 1) : dashed;
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare.toLowerCase(Locale.ROOT) + "…");
    }

    private static boolean part(char letter) {
        return Character.digit(letter, 16) >= 0 || letter == '_' || letter == '-';
    }
}
