/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Hit;
import io.certtrail.simulation.tenant.NdesServer;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.Facts;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A time in which an NDES server answers every device wrongly, and in the same way. */
final class ServerTrouble {
    private static final List<List<String>> KINDS = Facts.of(NdesServer.class, "ndes-troubles.tsv");

    private final World world;
    private final NdesServer server;
    private final List<String> kind;
    private final Chance chance;
    private final Instant until;

    private ServerTrouble(World world, NdesServer server, List<String> kind, Chance chance, Instant until) {
        this.world = world;
        this.server = server;
        this.kind = kind;
        this.chance = chance;
        this.until = until;
    }

    /** How many kinds there are. */
    static int kinds() {
        return KINDS.size();
    }

    /** Lets a server have one of the troubles there are, the one with this number. */
    static void happen(
            World world, Tale tale, NdesServer server, Instant from, Instant until, int number, Chance chance) {
        var kind = KINDS.get(number % KINDS.size());
        server.outages().add(from, until);
        var trouble = new ServerTrouble(world, server, kind, chance, until);
        world.timeline().plan(from, trouble::fail);
        tale.degraded(kind.get(0), until.isBefore(world.end()) ? "resolved" : "open", server.name(), "scep");
    }

    private void fail(Instant now) {
        if (now.isBefore(until)) {
            answer(now, kind.get(5));
            world.timeline().plan(now.plus(chance.between(Duration.ofSeconds(20), Duration.ofMinutes(2))), this::fail);
        }
    }

    private void answer(Instant now, String reason) {
        if (reason.equals("-")) {
            server.answer(now, hit());
        } else {
            server.answerInPlaceOfIis(now, hit(), reason);
        }
    }

    private Hit hit() {
        int status = Integer.parseInt(kind.get(2));
        int substatus = Integer.parseInt(kind.get(3));
        long win32 = Long.parseLong(kind.get(4));
        var caller = NdesServer.caller(chance);
        return kind.get(1).equals("VerifyRequest")
                ? Hit.service("VerifyRequest", status, substatus, win32, 453)
                : Hit.ask(caller, kind.get(1), status, substatus, win32, 31);
    }
}
