/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** How long a receiver asks to be left alone, in seconds or until a date; an hour is the most it is granted. */
record RetryAfter(Clock clock) {
    private static final Duration MOST = Duration.ofHours(1);

    @Nullable Duration of(HttpHeaders headers) {
        var asked = headers.firstValue("Retry-After").map(String::strip).orElse("");
        if (asked.matches("[0-9]{1,9}")) {
            return granted(Duration.ofSeconds(Long.parseLong(asked)));
        }
        try {
            var until = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME);
            return granted(Duration.between(clock.instant(), until.toInstant()));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Duration granted(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
