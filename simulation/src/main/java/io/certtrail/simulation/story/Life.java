/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Authority;
import io.certtrail.simulation.tenant.Connector;
import io.certtrail.simulation.tenant.DeviceLogs;
import io.certtrail.simulation.tenant.Hit;
import io.certtrail.simulation.tenant.LegacyConnector;
import io.certtrail.simulation.tenant.NdesServer;
import io.certtrail.simulation.tenant.Person;
import io.certtrail.simulation.tenant.Platform;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The life of a tenant: its requests, what its computers do all day, and what goes wrong with them. */
public final class Life {
    /** At first every computer does everything once, so that what one cannot do is not what none can do. */
    private static final Duration QUIET_BEGINNING = Duration.ofMinutes(20);

    private static final Duration POLLS = Duration.ofMinutes(4);
    private static final Duration EXERCISES = Duration.ofHours(6);
    /** Three PKCS requests stuck at one connector within an hour would be a trouble of the connector. */
    private static final Duration APART = Duration.ofHours(5);

    private static final int[] ASKS = {5000, 1002, 2202, 1202, 3002};
    private static final int[] FAILS = {5002, 1003, 2203, 1203, 3003};
    private static final Map<String, String> UNRESOLVED =
            Map.of("Error", "The remote name could not be resolved: 'fef.msuc05.manage.microsoft.com'");
    /** A request may come back to its CA for so long. */
    private static final Duration OF_AUTHORITIES = Duration.ofHours(4);

    private static final Duration LEGACY_POLLS = Duration.ofMinutes(30);
    /** Of so many requests one is of a device that ships its log. */
    private static final double WITH_LOG = 0.2;

    private static final Map<Fate, Platform> SEEN_ONLY_BY_DEVICE = Map.of(
            Fate.SCEP_NOT_INSTALLED, Platform.WINDOWS,
            Fate.SCEP_USER_WAITS, Platform.ANDROID,
            Fate.SCEP_NOT_TAKEN, Platform.IOS);

    private static final Set<Fate> SEEN_BY_SERVERS = EnumSet.of(Fate.SCEP_UNSEEN, Fate.SCEP_MENDED);

    private static final List<Fate> EXERCISE =
            List.of(Fate.PKCS_ISSUED, Fate.RECRYPT_DONE, Fate.IMPORT_DONE, Fate.REVOKE_DONE);

    /** How large the tenant is. */
    public record Size(int requests, int servers, int connectors, int authorities) {}

    private final World world;
    private final Tale tale;
    private final Chance chance;
    private final Lots lots;
    private final Troubles troubles;
    private final Size size;
    private final List<NdesServer> servers = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private final List<Authority> authorities = new ArrayList<>();
    private final List<LegacyConnector> legacy = new ArrayList<>();
    private final DeviceLogs devices;
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
        this.troubles = new Troubles(world, tale, chance);
        this.devices = new DeviceLogs(world);
        for (int i = 1; i <= size.authorities(); i++) {
            authorities.add(new Authority(world, "CA%02d".formatted(i)));
        }
        for (int i = 1; i <= size.servers(); i++) {
            servers.add(new NdesServer(world, i));
        }
        for (int i = 1; i <= size.connectors(); i++) {
            connectors.add(new Connector(world, "CONN%02d".formatted(i), i + 1));
        }
        if (size.connectors() > 1) {
            legacy.add(new LegacyConnector(world, "CONN%02d".formatted(size.connectors() + 1)));
        }
    }

    /** Lets it all happen. */
    public void live() {
        servers.forEach(this::serve);
        connectors.forEach(this::work);
        legacy.forEach(each -> poll(world.start().plus(chance.millis(0, 60_000)), each));
        authorities.forEach(troubles::of);
        silences();
        planNext();
        world.timeline().run(world.end());
    }

    private void serve(NdesServer server) {
        var first = world.start().plus(chance.millis(0, 60_000));
        world.timeline().plan(first, at -> poll(at, server.connector(), 0));
        world.timeline().plan(first.plusSeconds(20), at -> probe(at, server));
        world.timeline().plan(first.plusSeconds(90), at -> exercise(at, server));
        troubles.of(server);
    }

    /** The last of several servers and the last of several connectors may fall silent, with a request under way. */
    private void silences() {
        var isLong = Duration.between(world.start(), world.end()).compareTo(Duration.ofHours(24)) >= 0;
        if (isLong && servers.size() > 1 && chance.share() < 0.5) {
            var server = servers.get(servers.size() - 1);
            var from = troubles.silence(server.connector());
            world.timeline().plan(from.minusSeconds(26), at -> scep(at, server, Fate.SCEP_UNSEEN));
        }
        if (isLong && connectors.size() > 1 && chance.share() < 0.5) {
            var connector = connectors.get(connectors.size() - 1);
            var from = troubles.silence(connector);
            world.timeline().plan(from.minusSeconds(20), at -> ask(at, connector, Fate.PKCS_UNSEEN));
        }
    }

    private void work(Connector connector) {
        troubles.of(connector);
        var first = world.start().plus(chance.millis(0, 60_000));
        world.timeline().plan(first, at -> poll(at, connector, 0));
        world.timeline().plan(first.plusSeconds(90), at -> exercise(at, connector));
    }

    private void poll(Instant now, Connector connector, int number) {
        int kind = number % ASKS.length;
        if (connector.outages().none(now, Duration.ZERO)) {
            connector.log(now, ASKS[kind]);
        } else {
            connector.log(now, FAILS[kind], UNRESOLVED);
        }
        world.timeline().plan(now.plus(POLLS), at -> poll(at, connector, number + 1));
    }

    private void poll(Instant at, LegacyConnector connector) {
        world.timeline().plan(at, now -> {
            connector.poll(now);
            poll(now.plus(LEGACY_POLLS), connector);
        });
    }

    private void probe(Instant now, NdesServer server) {
        if (server.outages().none(now, Duration.ZERO)) {
            var prober = new Hit.Caller("10.20.0.5", "HealthProbe/1.2");
            server.answer(now, Hit.ask(prober, "GetCACaps", 200, 0, 0, 3));
            server.closeIdle(now.plusSeconds(120), prober);
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
        for (var fate : connector.works(now, Fate.PKCS_ISSUED.needs()) ? EXERCISE : List.<Fate>of()) {
            world.timeline().plan(now.plusSeconds(30L * EXERCISE.indexOf(fate)), at -> ask(at, connector, fate));
        }
        world.timeline().plan(now.plus(EXERCISES), at -> exercise(at, connector));
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
        var possible = fate.needs().compareTo(left) <= 0 && isPossible(fate) ? fate : fate.instead();
        if (possible.name().startsWith("SCEP")) {
            var ready = servers.stream()
                    .filter(server -> server.works(now, possible.needs()))
                    .toList();
            if (!ready.isEmpty()) {
                scep(now, chance.oneOf(ready), possible);
            }
        } else if (possible.name().startsWith("LEGACY")) {
            legacy.forEach(connector -> ask(now, connector, possible));
        } else {
            var ready = connectors.stream()
                    .filter(each -> each.works(now, possible.needs()))
                    .toList();
            if (!ready.isEmpty()) {
                var connector = chance.oneOf(ready);
                ask(now, connector, crowds(now, connector, possible) ? possible.instead() : possible);
            }
        }
    }

    private boolean isPossible(Fate fate) {
        return !SEEN_ONLY_BY_DEVICE.containsKey(fate) || devices.hasRoom();
    }

    private Authority authority(Instant now) {
        var ready = authorities.stream()
                .filter(each -> each.outages().none(now, OF_AUTHORITIES))
                .toList();
        return chance.oneOf(ready.isEmpty() ? authorities : ready);
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
        var person = someone(own);
        var platform = SEEN_ONLY_BY_DEVICE.getOrDefault(fate, own.oneOf(Platform.ALL));
        var request = new Scep(world, tale, server, authority(now), person, platform, own);
        var isSeen =
                SEEN_ONLY_BY_DEVICE.containsKey(fate) || (own.share() < WITH_LOG && !SEEN_BY_SERVERS.contains(fate));
        if (isSeen && devices.hasRoom()) {
            request.seenBy(devices.of(now, person, platform, own));
        }
        request.begin(now, fate);
    }

    private void ask(Instant now, LegacyConnector connector, Fate fate) {
        tale.begun();
        var own = chance.split();
        new Legacy(world, tale, connector, authority(now), someone(own), own).begin(now, fate);
    }

    private void ask(Instant now, Connector connector, Fate fate) {
        tale.begun();
        var own = chance.split();
        if (fate.name().startsWith("PKCS")) {
            pkcs(now, connector, fate, own);
        } else {
            new Simple(world, tale, connector, someone(own), own).begin(now, fate);
        }
    }

    private void pkcs(Instant now, Connector connector, Fate fate, Chance own) {
        var person = someone(own);
        var request = new Pkcs(world, tale, connector, authority(now), person, own);
        if (own.share() < WITH_LOG && fate != Fate.PKCS_UNSEEN && devices.hasRoom()) {
            request.seenBy(devices.of(now, person, Platform.WINDOWS, own));
        }
        request.begin(now, fate);
    }

    private Person someone(Chance own) {
        return Person.next(own, ++people);
    }
}
