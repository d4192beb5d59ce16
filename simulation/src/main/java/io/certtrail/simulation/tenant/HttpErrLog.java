/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.Times;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.util.Locale;

/** HTTPERR: what http.sys answers by itself, and connections it breaks off. */
final class HttpErrLog {
    private static final String HEAD = "#Software: Microsoft HTTP API 2.0\n#Version: 1.0\n#Date: %s\n"
            + "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason"
            + " s-queuename\n";
    private static final int FIRST_PORT = 49_152;
    private static final int PORTS = 16_000;

    private final World world;
    private final String address;
    private final LogFile file;
    private int connections;

    HttpErrLog(World world, String host, String address) {
        this.world = world;
        this.address = address;
        var path = "%s/httperr/httperr1.log".formatted(host.toLowerCase(Locale.ROOT));
        this.file = new LogFile(path, "iis", host, null, HEAD.formatted(Times.w3c(world.start())), "");
    }

    void write(Instant now, Hit hit, String reason) {
        var called = hit.query().equals("-") ? hit.stem() : hit.stem() + "?" + hit.query();
        line(now, hit.client(), "HTTP/1.1 %s %s %d 1 %s SCEP".formatted(hit.method(), called, hit.status(), reason));
    }

    void close(Instant now, Hit.Caller caller) {
        line(now, caller.address(), "- - - - - Timer_ConnectionIdle -");
    }

    private void line(Instant now, String client, String rest) {
        var time = now.plus(world.disorder().skew(file));
        int port = FIRST_PORT + connections++ % PORTS;
        world.sink().line(file, time, "%s %s %d %s 443 %s".formatted(Times.w3c(time), client, port, address, rest));
    }
}
