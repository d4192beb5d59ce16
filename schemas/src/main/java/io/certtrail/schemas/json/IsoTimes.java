/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as {@link Instant#toString()} writes them, without making a calendar of each: records of a log are of one day,
 * and often of one second.
 */
final class IsoTimes {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MILLION = 1_000_000;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private long day = Long.MIN_VALUE;
    private String dateOfDay = "";
    private Instant last = Instant.MIN;
    private String lastText = "";

    String text(Instant time) {
        if (!time.equals(last)) {
            lastText = make(time);
            last = time;
        }
        return lastText;
    }

    private String make(Instant time) {
        long dayOfTime = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
        if (dayOfTime < FIRST_DAY || dayOfTime > LAST_DAY) {
            return time.toString();
        }
        if (dayOfTime != day) {
            day = dayOfTime;
            dateOfDay = LocalDate.ofEpochDay(day) + "T";
        }
        int second = (int) (time.getEpochSecond() - dayOfTime * SECONDS_PER_DAY);
        var text = new StringBuilder(32).append(dateOfDay);
        two(text, second / 3600);
        two(text.append(':'), second / 60 % 60);
        two(text.append(':'), second % 60);
        fraction(text, time.getNano());
        return text.append('Z').toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static void fraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        if (nanos % MILLION == 0) {
            digits(text, nanos / MILLION, 3);
        } else if (nanos % 1000 == 0) {
            digits(text, nanos / 1000, 6);
        } else {
            digits(text, nanos, 9);
        }
    }

    private static void digits(StringBuilder text, int number, int digits) {
        for (int power = power(digits); power > 0; power /= 10) {
            text.append((char) ('0' + number / power % 10));
        }
    }

    private static int power(int digits) {
        return switch (digits) {
            case 3 -> 100;
            case 6 -> 100_000;
            default -> 100_000_000;
        };
    }
}
