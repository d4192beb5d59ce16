/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.tenant.Authority;
import io.certtrail.simulation.tenant.Authority.Submission;
import io.certtrail.simulation.tenant.Certificate;
import io.certtrail.simulation.tenant.Connector;
import io.certtrail.simulation.tenant.DeviceLog;
import io.certtrail.simulation.tenant.Enrolment;
import io.certtrail.simulation.tenant.Hit;
import io.certtrail.simulation.tenant.NdesServer;
import io.certtrail.simulation.tenant.Person;
import io.certtrail.simulation.tenant.Platform;
import io.certtrail.simulation.tenant.Reasons;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.Timeline;
import io.certtrail.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A SCEP request, from a device's first call of NDES on; some devices ship a log of their own. */
final class Scep {
    private static final String TEMPLATE = "IntuneSCEPUser";
    private static final String POLICY = "7145786f-9184-4e80-be03-6b938d3ea8b9";
    private static final List<String> REFUSALS =
            List.of("CA-KEY-LENGTH", "CA-UPN-REQUIRED", "CA-DNS-REQUIRED", "CA-TEMPLATE-CONFLICT", "CA-BAD-SUBJECT");
    private static final List<String> MISMATCHES = List.of(
            "SubjectNameMismatch",
            "SubjectAltNameMismatch",
            "KeyLengthMismatch",
            "ChallengeDecryptionError",
            "SignatureValidationFailed",
            "ScepProfileNoLongerTargetedToTheClient");

    private final World world;
    private final Tale tale;
    private final NdesServer server;
    private final Authority authority;
    private final Person person;
    private final Chance chance;
    private final Platform platform;
    private final Hit.Caller caller;
    private final Enrolment enrolment;
    private @Nullable DeviceLog device;
    private final Map<String, String> data;

    Scep(
            World world,
            Tale tale,
            NdesServer server,
            Authority authority,
            Person person,
            Platform platform,
            Chance chance) {
        this.world = world;
        this.tale = tale;
        this.server = server;
        this.authority = authority;
        this.person = person;
        this.chance = chance;
        this.platform = platform;
        this.caller = NdesServer.caller(platform, chance);
        this.enrolment = Enrolment.of(POLICY, chance.upperHex(40), person.subject(), chance);
        this.data = Connector.with(
                Connector.request(person, POLICY, chance.guid()), "TransactionId", enrolment.transaction());
    }

    /** The device ships its log. */
    Scep seenBy(DeviceLog log) {
        device = log;
        return this;
    }

    void begin(Instant now, Fate fate) {
        if (device == null) {
            call(now, fate);
            return;
        }
        device.begin(now, enrolment);
        plan(now.plusMillis(400), at -> call(at, fate));
    }

    private void call(Instant now, Fate fate) {
        server.answer(now, Hit.ask(caller, "GetCACaps", 200, 0, 0, 15));
        plan(now.plusMillis(900), at -> server.answer(at, Hit.ask(caller, "GetCACert", 200, 0, 0, 93)));
        var log = device;
        if (log != null) {
            plan(now.plusMillis(960), at -> log.answered(at, enrolment));
        }
        plan(now.plus(chance.millis(1_500, 4_000)), at -> request(at, fate));
    }

    private void request(Instant now, Fate fate) {
        if (device == null) {
            receive(now, fate);
            return;
        }
        device.request(now, enrolment);
        plan(now.plusMillis(250), at -> receive(at, fate));
    }

    /** IIS writes the request down when it is answered. */
    private void answer(Instant now, int taken) {
        server.answer(
                now,
                platform.posts() || device == null
                        ? Hit.post(caller, 200, taken)
                        : Hit.get(caller, enrolment.message(), 200, taken));
    }

    private void refuse(Instant now, int taken) {
        answer(now, taken);
        if (device != null) {
            device.refused(now.plusMillis(40), enrolment);
        }
    }

    private void receive(Instant now, Fate fate) {
        log(now, 4003, data);
        var next = now.plus(chance.millis(300, 900));
        switch (fate) {
            case SCEP_CHALLENGE ->
                plan(next, at -> reject(at, chance.oneOf(MISMATCHES), "SCEP-CHALLENGE-REJECTED", "open"));
            case SCEP_EXPIRED -> plan(next, at -> reject(at, "ChallengeExpired", "CHALLENGE-EXPIRED", "open"));
            case SCEP_MENDED -> {
                plan(next, at -> reject(at, chance.oneOf(MISMATCHES), "SCEP-CHALLENGE-REJECTED", "resolved"));
                plan(
                        now.plus(chance.between(Duration.ofMinutes(15), Duration.ofHours(2))),
                        at -> request(at, Fate.SCEP_ISSUED));
            }
            case SCEP_UNSEEN -> tale.blind("SCEP-BLIND", person, server.name(), "scep", "verified");
            case SCEP_NOT_VERIFIED -> tale.stuck("SCEP-STUCK", "open", person, server.name(), "scep", "verified");
            case SCEP_LATE -> {
                tale.stuck("SCEP-STUCK", "resolved", person, server.name(), "scep", "verified");
                plan(
                        now.plus(chance.between(Duration.ofMinutes(10), Duration.ofHours(1))),
                        at -> verify(at, Fate.SCEP_ISSUED));
            }
            default -> plan(next, at -> verify(at, fate));
        }
    }

    private void reject(Instant now, String error, String code, String state) {
        server.answer(now, Hit.service("VerifyRequest", 201, 0, 0, 400));
        var why =
                "ActivityId:%s,TransactionId:%s,ErrorCode:%s,ErrorDescription:The request is not the one of the challenge."
                        .formatted(chance.guid(), data.get("TransactionId"), error);
        log(now, 4005, Connector.with(data, "ErrorMessage", why));
        plan(now.plusMillis(200), at -> log(at, 4001, Connector.with(data, "ErrorMessage", why)));
        plan(now.plusMillis(600), at -> refuse(at, 1_100));
        tale.failed(code, state, person, server.name(), "scep", "verified");
    }

    private void verify(Instant now, Fate fate) {
        server.answer(now, Hit.service("VerifyRequest", 201, 0, 0, 375));
        log(now, 4004, data);
        if (fate == Fate.SCEP_NOT_ISSUED) {
            tale.stuck("SCEP-STUCK", "open", person, server.name(), "scep", "issued");
        } else {
            plan(now.plus(chance.millis(200, 900)), at -> submit(at, fate));
        }
    }

    private void submit(Instant now, Fate fate) {
        var submission = new Submission(server.name(), "svc-ndes", TEMPLATE, person.subject());
        if (fate == Fate.SCEP_REFUSED) {
            var reason = Reasons.of(chance.oneOf(REFUSALS)).reason();
            authority.deny(now, submission, reason, chance);
            var why = Connector.with(
                    data,
                    "SubjectName",
                    person.subject(),
                    "CertificateAuthority",
                    authority.config(),
                    "ErrorMessage",
                    reason.text() + " Denied by Policy Module");
            plan(now.plusMillis(250), at -> log(at, 4007, why));
            plan(now.plusMillis(400), at -> log(at, 4001, why));
            plan(now.plusMillis(700), at -> refuse(at, 1_300));
            tale.failed(reason.code(), "open", person, server.name(), "scep", "issued");
            return;
        }
        var certificate = Certificate.next(chance);
        authority.issue(now, submission, certificate, chance);
        plan(now.plus(chance.millis(60, 500)), at -> issued(at, certificate, fate));
    }

    private void issued(Instant now, Certificate certificate, Fate fate) {
        log(
                now,
                4006,
                Connector.with(
                        data,
                        "CertificateThumbprint",
                        certificate.thumbprint(),
                        "SerialNumber",
                        certificate.serial(),
                        "SubjectName",
                        person.subject(),
                        "CertificateAuthority",
                        authority.config(),
                        "TemplateName",
                        TEMPLATE));
        plan(now.plusMillis(500), at -> deliver(at, certificate, fate));
        if (fate == Fate.SCEP_NOT_REPORTED) {
            tale.stuck("DELIVERED-NOT-REPORTED", "open", person, server.name(), "scep", "reported");
            plan(now.plusSeconds(1), this::notReported);
            return;
        }
        plan(now.plus(chance.millis(200, 1_500)), at -> report(at, certificate));
    }

    private void deliver(Instant now, Certificate certificate, Fate fate) {
        answer(now, 1_296);
        var log = device;
        if (log != null) {
            end(now.plusMillis(40), log, certificate, fate);
        }
    }

    private void end(Instant at, DeviceLog log, Certificate certificate, Fate fate) {
        switch (fate) {
            case SCEP_NOT_TAKEN -> {
                plan(at.plusSeconds(3), then -> log.refused(then, enrolment));
                tale.failed("IOS-22013", "open", person, server.name(), "scep", "installed");
            }
            case SCEP_NOT_INSTALLED -> {
                log.receive(at, enrolment);
                tale.stuck("WIN-NOT-INSTALLED", "open", person, server.name(), "scep", "installed");
            }
            case SCEP_USER_WAITS -> {
                log.receive(at, enrolment);
                tale.stuck("ANDROID-INSTALL-WAIT", "open", person, server.name(), "scep", "installed");
            }
            default -> {
                log.receive(at, enrolment);
                plan(at.plus(chance.millis(300, 90_000)), then -> log.install(then, enrolment, certificate));
            }
        }
    }

    private void report(Instant now, Certificate certificate) {
        server.answer(now, Hit.service("Notify", 204, 0, 0, 62));
        log(now, 4008, data);
        plan(
                now.plusMillis(150),
                at -> log(at, 4000, Connector.with(data, "CertificateThumbprint", certificate.thumbprint())));
        tale.issued();
    }

    /** It is tried again every hour, as long as the logs go on. */
    private void notReported(Instant now) {
        log(now, 4009, Connector.with(data, "ErrorMessage", "The operation has timed out."));
        plan(now.plus(Duration.ofHours(1)), this::notReported);
    }

    private void log(Instant now, int id, Map<String, String> what) {
        server.connector().log(now, id, what);
    }

    private void plan(Instant time, Timeline.Happening what) {
        world.timeline().plan(time, what);
    }
}
