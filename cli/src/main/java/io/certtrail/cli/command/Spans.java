/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Time spans as people write them: 45s, 10m, 12h, 3d, or ISO 8601. */
final class Spans {
    private Spans() {}

    static Duration parse(String option, String text) {
        var iso = text.toUpperCase(Locale.ROOT);
        try {
            if (iso.startsWith("P") || iso.startsWith("-P")) {
                return Duration.parse(iso);
            }
            var sign = iso.startsWith("-") ? "-" : "";
            var rest = iso.substring(sign.length());
            return Duration.parse(sign + (rest.endsWith("D") ? "P" : "PT") + rest);
        } catch (DateTimeParseException e) {
            throw Failure.usage("%s '%s' is no time span; write 45s, 10m, 12h or 3d".formatted(option, text), e);
        }
    }
}
