/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import java.util.List;
import java.util.random.RandomGenerator;

/** Text as an attacker would write it into a log: the characters that end records, fields and quotes. */
public final class HostileText {
    private static final List<String> PIECES = List.of(
            "|",
            "\\",
            "=",
            "\r",
            "\n",
            "\r\n",
            "\u0085",
            "\u2028",
            "\u2029",
            "\0",
            "\u001b[2J",
            "\u009b",
            "\ud800",
            "\udc00",
            "\ud83d\ude00",
            "\"",
            "]",
            "{",
            "}",
            "\u202e",
            "\\u001b",
            "\\\\u005c",
            "\\n",
            " cs1=",
            " msg=",
            "CEF:0|",
            "\t",
            " ",
            "a",
            "Z",
            "9",
            "\u00e9",
            "\u6f22",
            "\ufeff",
            "\u007f",
            "${jndi:ldap://x}",
            "{{7*7}}");

    /** How many texts a test tries; a long run sets {@code -Dcerttrail.seeds=1000000}. */
    public static final int SEEDS = Integer.getInteger("certtrail.seeds", 2_000);

    private HostileText() {}

    /** Up to 24 pieces, at least one. */
    public static String any(RandomGenerator random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 25); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
