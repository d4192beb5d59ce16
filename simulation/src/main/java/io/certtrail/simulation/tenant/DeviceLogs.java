/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;

/** The devices that ship a log: a file each, so they are no more than so many. */
public final class DeviceLogs {
    private static final int MOST = 200;
    /** After a request it is looked after for a while, then once an hour. */
    private static final Duration OFTEN = Duration.ofMinutes(8);

    private static final Duration SELDOM = Duration.ofMinutes(50);
    private static final int OFTEN_TIMES = 8;

    private final World world;
    private int made;

    /** None is there yet. */
    public DeviceLogs(World world) {
        this.world = world;
    }

    /** Whether another one may be. */
    public boolean hasRoom() {
        return made < MOST;
    }

    /** The log of a device, which goes on to the end of all logs. */
    public DeviceLog of(Instant now, Person person, Platform platform, Chance chance) {
        made++;
        var log = open(now, person, platform, chance);
        idle(now.plus(OFTEN), log, 1);
        return log;
    }

    private DeviceLog open(Instant now, Person person, Platform platform, Chance chance) {
        return switch (platform) {
            case ANDROID -> new AndroidLog(world, person, chance);
            case IOS, MACOS -> new AppleLog(world, person, platform, now);
            case WINDOWS -> new WindowsLog(world, person, chance);
        };
    }

    private void idle(Instant at, DeviceLog log, int times) {
        world.timeline().plan(at, now -> {
            log.idle(now);
            idle(now.plus(times < OFTEN_TIMES ? OFTEN : SELDOM), log, times + 1);
        });
    }
}
