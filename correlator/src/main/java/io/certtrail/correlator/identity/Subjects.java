/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import org.jspecify.annotations.Nullable;

/** Names of whom a certificate is for: logs and the CA's database write one with more or fewer of its parts. */
public final class Subjects {
    private Subjects() {}

    /** Whether two subjects are of different names; what has no common name is compared with its like only. */
    public static boolean differ(String one, String other) {
        var its = commonName(one);
        var others = commonName(other);
        if (its == null || others == null) {
            return its == null && others == null && !one.equalsIgnoreCase(other);
        }
        return !its.equalsIgnoreCase(others);
    }

    /** The common name in a subject, or null. */
    public static @Nullable String commonName(String subject) {
        var at = 0;
        while (!subject.regionMatches(true, at, "CN=", 0, 3)) {
            if (++at > subject.length()) {
                return null;
            }
        }
        var end = at + 3;
        while (end < subject.length() && ",+\r\n".indexOf(subject.charAt(end)) < 0) {
            end++;
        }
        return subject.substring(at + 3, end).strip();
    }
}
