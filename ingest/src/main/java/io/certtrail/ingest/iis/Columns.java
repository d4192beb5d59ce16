/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import java.util.List;
import java.util.Locale;

/**
 * Where each value of a line stands, by the names of the last {@code #Fields} header.
 *
 * @param count how many values a line has
 * @param local whether date and time are those of the server's zone, as Advanced Logging may have it
 */
record Columns(
        int count,
        int date,
        int time,
        boolean local,
        int computer,
        int method,
        int path,
        int query,
        int clientIp,
        int forwardedFor,
        int agent,
        int status,
        int substatus,
        int win32,
        int taken,
        int reason,
        int queue) {
    /** No column of a line has this index. */
    static final int NONE = -1;

    /** Most columns a header may have. */
    static final int MOST = 256;

    private static final String[] UTC_DATES = {"date", "date-utc"};
    private static final String[] UTC_TIMES = {"time", "time-utc"};
    private static final String[] LOCAL_DATES = {"date-local"};
    private static final String[] LOCAL_TIMES = {"time-local"};

    /** Of the names in a {@code #Fields} header. */
    static Columns of(String names) {
        var all = List.of(names.strip().toLowerCase(Locale.ROOT).split("[ \t]+"));
        var inUtc = isWhole(all, UTC_DATES, UTC_TIMES) || !isWhole(all, LOCAL_DATES, LOCAL_TIMES);
        return new Columns(
                all.size(),
                first(all, inUtc ? UTC_DATES : LOCAL_DATES),
                first(all, inUtc ? UTC_TIMES : LOCAL_TIMES),
                !inUtc,
                first(all, "s-computername"),
                first(all, "cs-method", "method"),
                first(all, "cs-uri-stem", "cs-uri", "uri-stem"),
                first(all, "cs-uri-query", "uri-querystring"),
                first(all, "c-ip", "client-ip"),
                first(all, "x-forwarded-for", "cs(x-forwarded-for)"),
                first(all, "cs(user-agent)", "user-agent"),
                first(all, "sc-status", "status"),
                first(all, "sc-substatus", "substatus"),
                first(all, "sc-win32-status", "win32status"),
                first(all, "time-taken", "timetakenms"),
                first(all, "s-reason"),
                first(all, "s-queuename"));
    }

    private static boolean isWhole(List<String> all, String[] dates, String[] times) {
        return first(all, dates) >= 0 && first(all, times) >= 0;
    }

    /**
     * Of a line no header speaks for: by how many numbers it ends with, which are status, substatus, win32 status, and
     * the time taken as the last of those that may follow.
     */
    static Columns guess(int values, int trailingNumbers) {
        var names = new StringBuilder(
                "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip" + " cs(User-Agent)");
        if (values - trailingNumbers > 10) {
            names.append(" cs(Referer)");
        }
        names.append(" sc-status sc-substatus sc-win32-status");
        names.append(" bytes".repeat(Math.max(trailingNumbers - 4, 0)));
        return of(names + (trailingNumbers > 3 ? " time-taken" : ""));
    }

    private static int first(List<String> all, String... names) {
        for (var name : names) {
            if (all.contains(name)) {
                return all.indexOf(name);
            }
        }
        return NONE;
    }
}
