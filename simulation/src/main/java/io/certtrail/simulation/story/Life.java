/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Authority;
import io.certtrail.simulation.tenant.Connector;
import io.certtrail.simulation.tenant.Hit;
import io.certtrail.simulation.tenant.NdesServer;
import io.certtrail.simulation.tenant.Person;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The life of a tenant: its requests, what its computers do all day, and what goes wrong with them. */
public final class Life {
    /** At first every computer does everything once, so that what one cannot do is not what none can do. */
    private static final Duration QUIET_BEGINNING = Duration.ofMinutes(20);

    private static final Duration POLLS = Duration.ofMinutes(4);
    private static final Duration EXERCISES = Duration.ofHours(6);
    /** Three PKCS requests stuck at one connector within an hour would be a trouble of the connector. */
    private static final Duration APART = Duration.ofHours(5);

    private static final int[] ASKS = {5000, 1002, 2202, 1202, 3002};
    private static final List<Fate> EXERCISE =
            List.of(Fate.PKCS_ISSUED, Fate.RECRYPT_DONE, Fate.IMPORT_DONE, Fate.REVOKE_DONE);

    /** How large the tenant is. */
    public record Size(int requests, int servers, int connectors, int authorities) {}

    private final World world;
    private final Tale tale;
    private final Chance chance;
    private final Lots lots;
    private final Size size;
    private final List<NdesServer> servers = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private final List<Authority> authorities = new ArrayList<>();
    private final Map<String, Deque<Instant>> stuck = new HashMap<>();
    private int people;
    private int begun;

    /** A tenant of that size. */
    public Life(World world, Tale tale, Size size, Lots lots) {
        this.world = world;
        this.tale = tale;
        this.chance = world.chance();
        this.size = size;
        this.lots = lots;
        for (int i = 1; i <= size.authorities(); i++) {
            authorities.add(new Authority(world, "CA%02d".formatted(i)));
        }
        for (int i = 1; i <= size.servers(); i++) {
            servers.add(new NdesServer(world, i));
        }
        for (int i = 1; i <= size.connectors(); i++) {
            connectors.add(new Connector(world, "CONN%02d".formatted(i), i + 1));
        }
    }

    /** Lets it all happen. */
    public void live() {
        servers.forEach(this::serve);
        connectors.forEach(this::work);
        planNext();
        world.timeline().run(world.end());
    }

    private void serve(NdesServer server) {
        var first = world.start().plus(chance.millis(0, 60_000));
        world.timeline().plan(first, at -> poll(at, server.connector(), 0));
        world.timeline().plan(first.plusSeconds(20), at -> probe(at, server));
        world.timeline().plan(first.plusSeconds(90), at -> exercise(at, server));
        troubles(server);
    }

    private void work(Connector connector) {
        var first = world.start().plus(chance.millis(0, 60_000));
        world.timeline().plan(first, at -> poll(at, connector, 0));
        world.timeline().plan(first.plusSeconds(90), at -> exercise(at, connector));
    }

    private void poll(Instant now, Connector connector, int number) {
        connector.log(now, ASKS[number % ASKS.length]);
        world.timeline().plan(now.plus(POLLS), at -> poll(at, connector, number + 1));
    }

    private void probe(Instant now, NdesServer server) {
        if (server.works(now, Duration.ZERO)) {
            server.answer(now, Hit.ask(new Hit.Caller("10.20.0.5", "HealthProbe/1.2"), "GetCACaps", 200, 0, 0, 3));
        }
        world.timeline().plan(now.plus(Duration.ofMinutes(5)), at -> probe(at, server));
    }

    private void exercise(Instant now, NdesServer server) {
        if (server.works(now, Fate.SCEP_ISSUED.needs())) {
            scep(now, server, Fate.SCEP_ISSUED);
        }
        world.timeline().plan(now.plus(EXERCISES), at -> exercise(at, server));
    }

    private void exercise(Instant now, Connector connector) {
        for (var fate : EXERCISE) {
            world.timeline().plan(now.plusSeconds(30L * EXERCISE.indexOf(fate)), at -> ask(at, connector, fate));
        }
        world.timeline().plan(now.plus(EXERCISES), at -> exercise(at, connector));
    }

    /** Some servers break for a while, the last trouble of some is still there at the end. */
    private void troubles(NdesServer server) {
        var span = Duration.between(world.start(), world.end());
        int most = (int) Math.min(3, span.toHours() / 8);
        int first = chance.below(18);
        for (int i = 0; i < most && chance.share() < 0.5; i++) {
            var from = world.start()
                    .plus(Duration.ofHours(8L * i + 1))
                    .plus(chance.between(Duration.ZERO, Duration.ofHours(4)));
            var until = from.plus(chance.between(Duration.ofMinutes(15), Duration.ofMinutes(50)));
            ServerTrouble.happen(world, tale, server, from, until, first + 7 * i, chance.split());
        }
    }

    private void planNext() {
        if (begun < size.requests()) {
            var each = usable().dividedBy(size.requests());
            var at = world.start()
                    .plus(QUIET_BEGINNING)
                    .plus(each.multipliedBy(begun))
                    .plus(chance.between(Duration.ZERO, each.plusMillis(1)));
            begun++;
            world.timeline().plan(at.truncatedTo(ChronoUnit.MILLIS), this::next);
        }
    }

    private Duration usable() {
        return Duration.between(world.start(), world.end())
                .minus(QUIET_BEGINNING)
                .minus(Fate.SCEP_ISSUED.needs());
    }

    private void next(Instant now) {
        planNext();
        var fate = lots.draw(chance);
        var left = Duration.between(now, world.end());
        var possible = fate.needs().compareTo(left) <= 0 ? fate : fate.instead();
        if (possible.name().startsWith("SCEP")) {
            var ready = servers.stream()
                    .filter(server -> server.works(now, possible.needs()))
                    .toList();
            if (!ready.isEmpty()) {
                scep(now, chance.oneOf(ready), possible);
            }
        } else {
            var connector = chance.oneOf(connectors);
            ask(now, connector, crowds(now, connector, possible) ? possible.instead() : possible);
        }
    }

    private boolean crowds(Instant now, Connector connector, Fate fate) {
        if (fate != Fate.PKCS_NOT_ISSUED && fate != Fate.PKCS_NOT_UPLOADED && fate != Fate.PKCS_LATE) {
            return false;
        }
        var before = stuck.computeIfAbsent(connector.name(), none -> new ArrayDeque<>());
        before.removeIf(time -> time.plus(APART).isBefore(now));
        if (before.size() == 2) {
            return true;
        }
        before.add(now);
        return false;
    }

    private void scep(Instant now, NdesServer server, Fate fate) {
        tale.begun();
        var own = chance.split();
        new Scep(world, tale, server, chance.oneOf(authorities), someone(own), own).begin(now, fate);
    }

    private void ask(Instant now, Connector connector, Fate fate) {
        tale.begun();
        var own = chance.split();
        if (fate.name().startsWith("PKCS")) {
            new Pkcs(world, tale, connector, chance.oneOf(authorities), someone(own), own).begin(now, fate);
        } else {
            new Simple(world, tale, connector, someone(own), own).begin(now, fate);
        }
    }

    private Person someone(Chance own) {
        return Person.next(own, ++people);
    }
}
