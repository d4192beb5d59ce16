/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Authority;
import io.certtrail.simulation.tenant.Connector;
import io.certtrail.simulation.tenant.NdesServer;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What goes wrong with computers: servers that answer wrongly, connectors that reach nobody, CAs that stop. */
final class Troubles {
    private static final List<String> UNREACHED =
            List.of("CONN-5002", "CONN-1003", "CONN-2203", "CONN-1203", "CONN-3003");

    private final World world;
    private final Tale tale;
    private final Chance chance;

    Troubles(World world, Tale tale, Chance chance) {
        this.world = world;
        this.tale = tale;
        this.chance = chance;
    }

    /** Some servers break for a while, each time in another way. */
    void of(NdesServer server) {
        int most = (int) Math.min(3, span().toHours() / 8);
        int first = chance.below(ServerTrouble.kinds());
        for (int i = 0; i < most && chance.share() < 0.5; i++) {
            var from = at(8L * i + 1, 4);
            var until = from.plus(chance.between(Duration.ofMinutes(15), Duration.ofMinutes(50)));
            ServerTrouble.happen(world, tale, server, from, until, first + 7 * i, chance.split());
        }
    }

    /** Some connectors find no name for a while; every kind of poll comes round in that time. */
    void of(Connector connector) {
        if (span().toHours() >= 24 && chance.share() < 0.3) {
            var from = at(8, 8);
            connector.outages().add(from, from.plus(Duration.ofMinutes(45)));
            UNREACHED.forEach(code -> tale.degraded(code, "resolved", connector.name(), "connector"));
        }
    }

    /** Some CAs are stopped and started again. */
    void of(Authority authority) {
        if (span().toHours() >= 24 && chance.share() < 0.4) {
            var from = at(10, 6);
            var until = from.plus(chance.between(Duration.ofMinutes(2), Duration.ofMinutes(6)));
            authority.outages().add(from, until);
            world.timeline().plan(from, now -> authority.run(now, false));
            world.timeline().plan(until, now -> authority.run(now, true));
            tale.degraded("CA-DOWN", "resolved", authority.name(), "pkcs");
        }
    }

    /** The logs of a connector end hours before all others, within a minute, so that nothing of the next is heard. */
    Instant silence(Connector connector) {
        var from = world.end()
                .minus(chance.between(Duration.ofHours(3), Duration.ofHours(5)))
                .truncatedTo(ChronoUnit.MINUTES)
                .plusSeconds(30);
        connector.fallSilent(from);
        return from;
    }

    private Duration span() {
        return Duration.between(world.start(), world.end());
    }

    private Instant at(long earliest, long hours) {
        return world.start()
                .plus(Duration.ofHours(earliest))
                .plus(chance.between(Duration.ZERO, Duration.ofHours(hours)));
    }
}
