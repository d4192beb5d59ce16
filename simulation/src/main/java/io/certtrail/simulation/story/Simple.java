/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Connector;
import io.certtrail.simulation.tenant.Person;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The requests a connector fulfils with a few records: encrypting anew, imported certificates, revocation. */
final class Simple {
    /**
     * A workflow.
     *
     * @param prefix of its diagnoses
     * @param steps event that shows each step, in order
     * @param names the steps
     * @param well Admin event of success
     * @param badly Admin event of failure
     */
    private record Kind(String workflow, String prefix, List<Integer> steps, List<String> names, int well, int badly) {}

    private static final Kind RECRYPT = new Kind(
            "pkcs-recrypt",
            "PKCS-RECRYPT",
            List.of(1220, 1251, 1250, 1302),
            List.of("downloaded", "decrypted", "reencrypted", "uploaded"),
            1200,
            1201);
    private static final Kind IMPORT = new Kind(
            "pkcs-import",
            "PKCS-IMPORT",
            List.of(2020, 2050, 2102),
            List.of("downloaded", "reencrypted", "uploaded"),
            2000,
            2001);
    private static final Kind REVOKE = new Kind(
            "revocation",
            "REVOCATION",
            List.of(3020, 3050, 3102),
            List.of("downloaded", "revoked", "uploaded"),
            3000,
            3001);
    private static final String NO_KEY = "Keyset does not exist 0x80090016 (-2146893802 NTE_BAD_KEYSET)";
    private static final String NO_RPC =
            "The RPC server is unavailable. 0x800706BA (-2147023174 RPC_S_SERVER_UNAVAILABLE)";
    private static final String NO_RIGHT = "Access is denied. 0x80070005 (-2147024891 E_ACCESSDENIED)";

    private final World world;
    private final Tale tale;
    private final Connector connector;
    private final Person person;
    private final Chance chance;
    private final Map<String, String> data;

    Simple(World world, Tale tale, Connector connector, Person person, Chance chance) {
        this.world = world;
        this.tale = tale;
        this.connector = connector;
        this.person = person;
        this.chance = chance;
        this.data = Connector.request(person, "67ae8507-c0a9-43ef-b398-36515509921d", chance.guid());
    }

    void begin(Instant now, Fate fate) {
        var kind = fate.name().startsWith("RECRYPT") ? RECRYPT : fate.name().startsWith("IMPORT") ? IMPORT : REVOKE;
        connector.log(now, kind.steps().get(0), data);
        switch (fate) {
            case RECRYPT_FAILED -> fail(now, kind, List.of(1252), NO_KEY, "PKCS-RECRYPT-FAILED");
            case IMPORT_FAILED -> fail(now, kind, List.of(2051, 2052), NO_KEY, "PKCS-IMPORT-FAILED");
            case REVOKE_FAILED -> fail(now, kind, List.of(3052, 3052, 3051), NO_RPC, "REVOCATION-FAILED");
            case REVOKE_DENIED -> fail(now, kind, List.of(3052, 3051), NO_RIGHT, "REVOKE-DENIED");
            case RECRYPT_STUCK, IMPORT_STUCK, REVOKE_STUCK ->
                tale.stuck(
                        kind.prefix() + "-STUCK",
                        "open",
                        person,
                        connector.name(),
                        kind.workflow(),
                        kind.names().get(1));
            default -> succeed(now, kind);
        }
    }

    private void succeed(Instant now, Kind kind) {
        var time = now;
        for (var id : kind.steps().subList(1, kind.steps().size())) {
            time = time.plus(chance.millis(300, 1_500));
            log(time, id, data);
        }
        log(time.plusMillis(200), kind.well(), data);
        tale.issued();
    }

    private void fail(Instant now, Kind kind, List<Integer> events, String why, String code) {
        var what = Connector.with(data, "ErrorMessage", why);
        var time = now.plus(chance.millis(300, 1_500));
        for (var id : events) {
            log(time, id, what);
            time = time.plus(Duration.ofMinutes(5));
        }
        log(time.minus(Duration.ofMinutes(5)).plusMillis(300), kind.badly(), what);
        tale.failed(
                code,
                "open",
                person,
                connector.name(),
                kind.workflow(),
                kind.names().get(1));
    }

    private void log(Instant time, int id, Map<String, String> what) {
        world.timeline().plan(time, at -> connector.log(at, id, what));
    }
}
