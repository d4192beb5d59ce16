/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Authority;
import io.certtrail.simulation.tenant.Authority.Submission;
import io.certtrail.simulation.tenant.Certificate;
import io.certtrail.simulation.tenant.Connector;
import io.certtrail.simulation.tenant.DeviceLog;
import io.certtrail.simulation.tenant.Person;
import io.certtrail.simulation.tenant.Reasons;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.Timeline;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PKCS request, from its download by a connector on. */
final class Pkcs {
    private static final String TEMPLATE = "IntunePKCSUser";
    private static final String POLICY = "66b236db-dd00-4b82-80f0-adcedc38e1c4";
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(5);
    private static final int TRIES = 3;
    private static final Duration CHECK_IN = Duration.ofMinutes(2);

    private final World world;
    private final Tale tale;
    private final Connector connector;
    private final Authority authority;
    private final Person person;
    private final Chance chance;
    private final Map<String, String> data;
    private final Map<String, String> asked;
    private @Nullable DeviceLog device;

    Pkcs(World world, Tale tale, Connector connector, Authority authority, Person person, Chance chance) {
        this.world = world;
        this.tale = tale;
        this.connector = connector;
        this.authority = authority;
        this.person = person;
        this.chance = chance;
        this.data = Connector.request(person, POLICY, chance.guid());
        this.asked = Connector.with(
                data,
                "SubjectName",
                person.subject(),
                "CertificateAuthority",
                authority.config(),
                "TemplateName",
                TEMPLATE);
    }

    /** The device ships its log. */
    Pkcs seenBy(DeviceLog log) {
        device = log;
        return this;
    }

    void begin(Instant now, Fate fate) {
        connector.log(now, 1020, asked);
        var next = now.plus(chance.millis(700, 2_500));
        switch (fate) {
            case PKCS_SECOND_TRY -> {
                plan(next, at -> attempt(at, Reasons.of("PKCS-RPC-UNAVAILABLE"), false, 1051));
                plan(next.plus(BETWEEN_TRIES), this::issue);
            }
            case PKCS_REFUSED -> refuse(next, chance.oneOf(Reasons.PKCS), false);
            case PKCS_KEY_REFUSED -> refuse(next, Reasons.of("PKCS-RPC-UNAVAILABLE"), true);
            case PKCS_HELD -> plan(next, this::hold);
            case PKCS_UNSEEN -> tale.blind("PKCS-BLIND", person, connector.name(), "pkcs", "issued");
            case PKCS_NOT_ISSUED -> tell("open", "issued");
            case PKCS_LATE -> {
                tell("resolved", "issued");
                plan(now.plus(chance.between(Duration.ofMinutes(70), Duration.ofHours(3))), this::issue);
            }
            case PKCS_NOT_UPLOADED ->
                plan(next, at -> {
                    submit(at);
                    tell("open", "uploaded");
                });
            default -> plan(next, this::issue);
        }
    }

    private void tell(String state, String step) {
        tale.stuck("PKCS-STUCK", state, person, connector.name(), "pkcs", step);
    }

    private void issue(Instant now) {
        var certificate = submit(now);
        plan(now.plus(chance.millis(900, 2_500)), at -> upload(at, certificate));
        tale.issued();
    }

    private Certificate submit(Instant now) {
        var certificate = Certificate.next(chance);
        authority.issue(now, submission(), certificate, chance);
        var what = Connector.with(
                asked, "CertificateThumbprint", certificate.thumbprint(), "SerialNumber", certificate.serial());
        plan(now.plus(chance.millis(60, 400)), at -> connector.log(at, 1050, what));
        return certificate;
    }

    private Submission submission() {
        return new Submission(connector.name(), connector.name() + "$", TEMPLATE, person.subject());
    }

    private void upload(Instant now, Certificate certificate) {
        var what = Connector.with(data, "CertificateThumbprint", certificate.thumbprint());
        connector.log(now, 1102, what);
        plan(now.plusMillis(100), at -> connector.log(at, 1100, Map.of("NumberOfRequests", "1")));
        plan(now.plusMillis(200), at -> connector.log(at, 1000, what));
        var log = device;
        if (log != null) {
            plan(now.plus(chance.between(CHECK_IN, CHECK_IN.multipliedBy(4))), at -> log.importPfx(at, certificate));
        }
    }

    private void refuse(Instant first, Reasons.Known why, boolean isForItsKey) {
        for (int i = 1; i <= TRIES; i++) {
            int id = i == TRIES ? 1052 : 1051;
            plan(first.plus(BETWEEN_TRIES.multipliedBy(i - 1L)), at -> attempt(at, why, isForItsKey, id));
        }
        tale.failed(why.reason().code(), "open", person, connector.name(), "pkcs", "issued");
    }

    private void attempt(Instant now, Reasons.Known why, boolean isForItsKey, int id) {
        if (why.atAuthority()) {
            authority.deny(now, submission(), why.reason(), chance);
        }
        if (isForItsKey) {
            authority.refuseKey(now);
        }
        var what = Connector.with(
                asked, "ErrorMessage", "The submission failed: " + why.reason().text());
        plan(now.plus(chance.millis(60, 400)), at -> connector.log(at, id, what));
        if (id == 1052) {
            plan(now.plusMillis(600), at -> connector.log(at, 1001, what));
        }
    }

    private void hold(Instant now) {
        authority.hold(now, submission(), chance);
        var what = Connector.with(asked, "ErrorMessage", "The submission is pending: Taken Under Submission");
        plan(now.plus(chance.millis(60, 400)), at -> connector.log(at, 1051, what));
        tale.stuck("PKCS-PENDING-CA", "open", person, connector.name(), "pkcs", "issued");
    }

    private void plan(Instant time, Timeline.Happening what) {
        world.timeline().plan(time, what);
    }
}
