/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;

/** A computer with IIS, NDES and the SCEP part of the connector. */
public final class NdesServer {
    private final Connector connector;
    private final IisLog iis;
    private final HttpErrLog httpErr;
    private final Outages outages = new Outages();

    /** The server with this number. */
    public NdesServer(World world, int number) {
        var name = "NDES%02d".formatted(number);
        this.connector = new Connector(world, name, number);
        this.httpErr = new HttpErrLog(world, name, "10.20.0.%d".formatted(10 + number));
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

    /** http.sys answers in the place of IIS, for this reason, and no other log knows of it. */
    public void answerInPlaceOfIis(Instant now, Hit hit, String reason) {
        httpErr.write(now, hit, reason);
    }

    /** A connection that nobody uses any more is closed. */
    public void closeIdle(Instant now, Hit.Caller caller) {
        httpErr.close(now, caller);
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
        return caller(chance.oneOf(Platform.ALL), chance);
    }

    /** Some device of a platform. */
    public static Hit.Caller caller(Platform platform, Chance chance) {
        var address = "10.21.%d.%d".formatted(chance.below(250), 1 + chance.below(250));
        return new Hit.Caller(address, platform.agent());
    }
}
