/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.cli.terminal.Failure;
import java.util.List;
import java.util.stream.LongStream;

/** Seeds as a user names them: one, or a range. */
public final class Seeds {
    private static final int MOST = 10_000;

    private Seeds() {}

    /** The seeds of {@code 7} or {@code 1..20}. */
    public static List<Long> parse(String text) {
        var dots = text.indexOf("..");
        try {
            long first = Long.parseLong(dots < 0 ? text : text.substring(0, dots));
            long last = dots < 0 ? first : Long.parseLong(text.substring(dots + 2));
            if (first <= last && last - first < MOST) {
                return LongStream.rangeClosed(first, last).boxed().toList();
            }
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static Failure wrong(String text) {
        return Failure.usage("--seed '%s' is no seed; write 7, or 1..20 for twenty of them".formatted(text));
    }
}
