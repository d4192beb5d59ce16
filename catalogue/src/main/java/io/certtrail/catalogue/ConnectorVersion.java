/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A version of the Certificate Connector, such as {@code 6.2101.13.0}: its second number is the year and month of the
 * release.
 */
public record ConnectorVersion(int major, int month, int build, int revision) implements Comparable<ConnectorVersion> {
    private static final int PARTS = 4;

    /** The version a text is. */
    public static Optional<ConnectorVersion> parse(String text) {
        var parts = text.strip().split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        var numbers = new int[PARTS];
        for (var part = 0; part < PARTS; part++) {
            if (!parts[part].matches("[0-9]{1,9}")) {
                return Optional.empty();
            }
            numbers[part] = Integer.parseInt(parts[part]);
        }
        return Optional.of(new ConnectorVersion(numbers[0], numbers[1], numbers[2], numbers[3]));
    }

    @JsonCreator
    static ConnectorVersion of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no version of a connector; write 6.2101.13.0".formatted(text)));
    }

    /** Whether it was released at least so long before a time; never when its number names no month. */
    public boolean isOlder(Period age, Instant when) {
        try {
            var released = YearMonth.of(2000 + month / 100, month % 100).atDay(1);
            return !released.plus(age).isAfter(LocalDate.ofInstant(when, ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public int compareTo(ConnectorVersion other) {
        var byMajor = Integer.compare(major, other.major);
        var byMonth = byMajor != 0 ? byMajor : Integer.compare(month, other.month);
        var byBuild = byMonth != 0 ? byMonth : Integer.compare(build, other.build);
        return byBuild != 0 ? byBuild : Integer.compare(revision, other.revision);
    }
}
