/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times as options write them. */
final class Times {
    private Times() {}

    /** A time of an option; without an offset it is in the zone, without a time of day its midnight. */
    static Instant parse(String option, String written, ZoneId zone) {
        List<Function<String, Instant>> forms = List.of(
                text -> OffsetDateTime.parse(text).toInstant(),
                text -> LocalDateTime.parse(text).atZone(zone).toInstant(),
                text -> LocalDate.parse(text).atStartOfDay(zone).toInstant());
        var normal = written.strip().replace(' ', 'T');
        return forms.stream()
                .flatMap(form -> attempt(form, normal))
                .findFirst()
                .orElseThrow(() -> Failure.usage(
                        "%s '%s' is no time; write it as 2018-06-17, 2018-06-17T01:03:44Z or 2018-06-17T10:03:44+09:00"
                                .formatted(option, written)));
    }

    /** The same, for an option that was not given. */
    static @Nullable Instant parseOptional(String option, @Nullable String written, ZoneId zone) {
        return written == null ? null : parse(option, written, zone);
    }

    /** A time zone of an option. */
    static ZoneId zone(String written) {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            throw Failure.usage(
                    "--timezone '%s' is no time zone; write it as UTC, +09:00 or Europe/Warsaw".formatted(written), e);
        }
    }

    private static Stream<Instant> attempt(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text)).stream();
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
