/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as logs write them. */
public final class Times {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx");
    private static final DateTimeFormatter TICKS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter W3C =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ANDROID = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS");
    private static final DateTimeFormatter CONSOLE = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS xx");
    private static final DateTimeFormatter LOG_SHOW = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxx");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm a", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Times() {}

    /** Local time with seven digits of the second, as Android's management agent writes it. */
    public static String android(Instant time, ZoneOffset zone) {
        return ANDROID.format(time.atOffset(zone));
    }

    /** Time of day with six digits of the second and its offset, as Console.app copies it. */
    public static String console(Instant time, ZoneOffset zone) {
        return CONSOLE.format(time.atOffset(zone));
    }

    /** Local time with six digits of the second and its offset, as {@code log show} prints it. */
    public static String logShow(Instant time, ZoneOffset zone) {
        return LOG_SHOW.format(time.atOffset(zone));
    }

    /** UTC in whole minutes, as an American server shows it. */
    public static String minutes(Instant time) {
        return MINUTES.format(time);
    }

    /** UTC with three digits of the second. */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** Local time with six digits of the second and its offset. */
    static String micros(Instant time, ZoneOffset zone) {
        return MICROS.format(time.atOffset(zone));
    }

    /** Local time in whole seconds, with its offset. */
    static String seconds(Instant time, ZoneOffset zone) {
        return SECONDS.format(time.atOffset(zone));
    }

    /** UTC with seven digits of the second, as Windows counts. */
    public static String ticks(Instant time) {
        return TICKS.format(time);
    }

    /** UTC in whole seconds, with a blank between day and time. */
    public static String w3c(Instant time) {
        return W3C.format(time);
    }
}
