/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.Times;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The W3C log of a web server: a file a day, a line when a request has ended. */
final class IisLog {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZoneOffset.UTC);
    private static final String COLUMNS = "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
            + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status";

    private final World world;
    private final String host;
    private final String address;
    private final boolean countsBytes;
    private final Duration skew;
    private String day = "";
    private LogFile file = LogFile.server("", "iis", "");

    IisLog(World world, String host, String address, boolean countsBytes) {
        this.world = world;
        this.host = host;
        this.address = address;
        this.countsBytes = countsBytes;
        this.skew = world.disorder().skewOf(host);
    }

    void write(Instant now, Hit hit) {
        var time = now.plus(skew);
        var text = "%s %s %s %s %s 443 - %s %s - %d %d %d%s %d"
                .formatted(
                        Times.w3c(time),
                        address,
                        hit.method(),
                        hit.stem(),
                        hit.query(),
                        hit.client(),
                        hit.agent(),
                        hit.status(),
                        hit.substatus(),
                        hit.win32(),
                        countsBytes ? " 240 220" : "",
                        hit.taken());
        world.sink().line(fileOf(time), time, text);
    }

    private LogFile fileOf(Instant time) {
        var today = DAY.format(time);
        if (!today.equals(day)) {
            day = today;
            var path = "%s/iis/u_ex%s.log".formatted(host.toLowerCase(Locale.ROOT), today);
            file = new LogFile(path, "iis", host, null, head(time), "");
        }
        return file;
    }

    private String head(Instant time) {
        return "#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: %s\n#Fields: %s%s time-taken\n"
                .formatted(Times.w3c(time), COLUMNS, countsBytes ? " sc-bytes cs-bytes" : "");
    }
}
