/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A computer with IIS, NDES and the SCEP part of the connector. */
public final class NdesServer {
    private static final List<String> AGENTS = List.of(
            "profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0",
            "Dalvik/2.1.0+(Linux;+U;+Android+14;+SM-S911B+Build/UP1A.231005.007)",
            "Mozilla/4.0+(compatible;+Win32;+NDES+client+10.0.22621.1/WinBuild.160101.0800)");

    private final Connector connector;
    private final IisLog iis;
    private final Outages outages = new Outages();

    /** The server with this number. */
    public NdesServer(World world, int number) {
        var name = "NDES%02d".formatted(number);
        this.connector = new Connector(world, name, number);
        this.iis = new IisLog(world, name, "10.20.0.%d".formatted(10 + number), number % 2 == 0);
    }

    /** Its computer. */
    public String name() {
        return connector.name();
    }

    /** Its part of the Certificate Connector. */
    public Connector connector() {
        return connector;
    }

    /** Answers a request. */
    public void answer(Instant now, Hit hit) {
        iis.write(now, hit);
    }

    /** When it answers no device as it should. */
    public Outages outages() {
        return outages;
    }

    /** Whether it works and is heard, now and for a time to come. */
    public boolean works(Instant now, Duration time) {
        return outages.none(now, time) && connector.works(now, time);
    }

    /** Some device of those that ship no log. */
    public static Hit.Caller caller(Chance chance) {
        return new Hit.Caller("10.21.%d.%d".formatted(chance.below(250), 1 + chance.below(250)), chance.oneOf(AGENTS));
    }
}
