/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Authority;
import io.certtrail.simulation.tenant.Authority.Submission;
import io.certtrail.simulation.tenant.Certificate;
import io.certtrail.simulation.tenant.LegacyConnector;
import io.certtrail.simulation.tenant.Person;
import io.certtrail.simulation.tenant.Reasons;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Instant;

/** A PKCS request that a connector of before 07/2021 fulfils, or gives up after its first attempt. */
final class Legacy {
    private static final String TEMPLATE = "IntunePKCSUser";
    private static final int THREADS = 20;

    private final World world;
    private final Tale tale;
    private final LegacyConnector connector;
    private final Authority authority;
    private final Person person;
    private final Chance chance;
    private final int thread;

    Legacy(World world, Tale tale, LegacyConnector connector, Authority authority, Person person, Chance chance) {
        this.world = world;
        this.tale = tale;
        this.connector = connector;
        this.authority = authority;
        this.person = person;
        this.chance = chance;
        this.thread = 5 + chance.below(THREADS);
    }

    void begin(Instant now, Fate fate) {
        connector.traceInformation(now, thread, "Pfx request downloaded for Device ID " + person.device());
        var next = now.plus(chance.millis(700, 2_500));
        world.timeline().plan(next, at -> {
            switch (fate) {
                case LEGACY_REFUSED -> refuse(at, chance.oneOf(Reasons.PKCS));
                case LEGACY_HELD -> hold(at);
                default -> issue(at);
            }
        });
    }

    private Submission submission() {
        return new Submission(connector.name(), connector.name() + "$", TEMPLATE, person.subject());
    }

    private void issue(Instant now) {
        var certificate = Certificate.next(chance);
        authority.issue(now, submission(), certificate, chance);
        world.timeline().plan(now.plus(chance.millis(60, 400)), at -> {
            connector.told(at, true, person, authority, certificate);
            tale.issued();
        });
    }

    private void refuse(Instant now, Reasons.Known why) {
        if (why.atAuthority()) {
            authority.deny(now, submission(), why.reason(), chance);
        }
        var code = "0x%08X".formatted(why.reason().hresult());
        giveUp(
                now,
                "IssuePfx - COMException: System.Runtime.InteropServices.COMException (%s): CCertRequest::Submit: %s"
                        .formatted(code, why.reason().text()));
        tale.failed(why.reason().code(), "open", person, connector.name(), "pkcs", "issued");
    }

    private void hold(Instant now) {
        authority.hold(now, submission(), chance);
        giveUp(now, "IssuePfx - The submission is pending: Taken Under Submission");
        tale.failed("PKCS-PENDING-CA", "open", person, connector.name(), "pkcs", "issued");
    }

    private void giveUp(Instant now, String why) {
        var then = now.plus(chance.millis(60, 400));
        world.timeline().plan(then, at -> connector.traceError(at, thread, why));
        world.timeline()
                .plan(
                        then.plusMillis(30),
                        at -> connector.traceError(
                                at,
                                thread,
                                "Issuing Pfx certificate for Device ID " + person.device() + " failed :\n"
                                        + "   at Microsoft.Management.Services.NdesConnector.MicrosoftCA.GetCertificate()"));
        world.timeline()
                .plan(
                        then.plusMillis(300),
                        at -> connector.told(at, false, person, authority, Certificate.next(chance)));
    }
}
