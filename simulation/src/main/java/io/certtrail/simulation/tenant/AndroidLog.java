/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.Times;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.time.ZoneOffset;

/** OMADM.log of a phone that asks its user before it installs a certificate. */
final class AndroidLog implements DeviceLog {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(1);
    private static final String MANAGER = "com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager";
    private static final String TRANSPORT = "org.jscep.transport.UrlConnectionGetTransport";
    private static final String ENCODER = "org.jscep.message.PkiMessageEncoder";
    private static final String TRANSACTION = "org.jscep.transaction.EnrollmentTransaction";
    private static final String STATES =
            "com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine";
    private static final String SYNC = "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><SyncBody><Add><Item><Target><LocURI>"
            + "./Vendor/MSFT/CertificateStore/Enroll/%s/Install</LocURI></Target></Item></Add></SyncBody></SyncML>";

    private final World world;
    private final LogFile file;
    private final int process;
    private final String nonce;
    private final Moments moments = new Moments();

    AndroidLog(World world, Person person, Chance chance) {
        this.world = world;
        this.file = LogFile.device(
                "devices/%s/OMADM.log".formatted(person.device()),
                new LogFile.Owner(person.device(), Platform.ANDROID.id(), "+01:00", null),
                "");
        this.process = 8_000 + chance.below(20_000);
        this.nonce = chance.upperHex(32);
    }

    @Override
    public void begin(Instant now, Enrolment enrolment) {
        write(now, "VERB", "com.microsoft.omadm.syncml.SyncmlSession", 9, SYNC.formatted(name(enrolment, "%3B")));
        write(now, "VERB", MANAGER, 10, "There are 1 requests");
        write(now, "VERB", MANAGER, 10, "Trying to enroll certificate request: " + name(enrolment, ";"));
        write(now, "VERB", TRANSPORT, 10, "Sending " + call("GetCACaps"));
    }

    @Override
    public void answered(Instant now, Enrolment enrolment) {
        write(now, "VERB", TRANSPORT, 10, "Received '200 OK' when sending " + call("GetCACaps"));
        write(now, "VERB", TRANSPORT, 10, "Sending " + call("GetCACert"));
        write(now, "VERB", TRANSPORT, 10, "Received '200 OK' when sending " + call("GetCACert"));
    }

    @Override
    public void request(Instant now, Enrolment enrolment) {
        write(
                now,
                "VERB",
                ENCODER,
                10,
                ("Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.spongycastle.pkcs"
                                + ".PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [%s],transId=%s]")
                        .formatted(nonce, enrolment.transaction()));
        write(
                now,
                "VERB",
                ENCODER,
                10,
                "Signing pkiMessage using key belonging to [dn=%s; serial=1]".formatted(enrolment.subject()));
        write(now, "VERB", TRANSACTION, 10, "Sending org.spongycastle.cms.CMSSignedData@ad57775");
    }

    @Override
    public void receive(Instant now, Enrolment enrolment) {
        respond(now, enrolment, "failInfo=<null>,pkiStatus=SUCCESS");
        change(now, enrolment, "CERT_ENROLLED", "CERT_INSTALL_REQUESTED");
    }

    private void respond(Instant now, Enrolment enrolment, String status) {
        write(
                now,
                "VERB",
                TRANSACTION,
                10,
                ("Response: org.jscep.message.CertRep@3150777b[%s,recipientNonce=Nonce [%s],"
                                + "messageData=org.spongycastle.cms.CMSSignedData@27cc8998,messageType=CERT_REP,"
                                + "senderNonce=Nonce [%s],transId=%s]")
                        .formatted(status, nonce, nonce, enrolment.transaction()));
    }

    @Override
    public void install(Instant now, Enrolment enrolment, Certificate certificate) {
        change(now, enrolment, "CERT_INSTALL_REQUESTED", "CERT_INSTALLING");
        change(now, enrolment, "CERT_INSTALLING", "CERT_ACCESS_REQUESTED");
        change(now, enrolment, "CERT_ACCESS_REQUESTED", "CERT_ACCESS_GRANTED");
    }

    private void change(Instant now, Enrolment enrolment, String from, String to) {
        write(
                now,
                "INFO",
                STATES,
                14,
                "SCEP cert '%s' state changed from %s to %s".formatted(name(enrolment, ";"), from, to));
    }

    @Override
    public void refused(Instant now, Enrolment enrolment) {
        respond(now, enrolment, "failInfo=badRequest,pkiStatus=FAILURE");
    }

    @Override
    public void importPfx(Instant now, Certificate certificate) {
        // Phones get such certificates with their mail profile, and log nothing of them.
    }

    @Override
    public void idle(Instant now) {
        write(now, "INFO", "com.microsoft.omadm.client.OMADMClientService", 12, "Policy update started");
        write(now, "VERB", MANAGER, 10, "There are 0 requests");
    }

    private static String name(Enrolment enrolment, String semicolon) {
        return enrolment.profile("%2F", semicolon, "=");
    }

    private static String call(String operation) {
        return "%s(ca) to %s?operation=%s&message=ca".formatted(operation, URL, operation);
    }

    private void write(Instant now, String level, String logger, int thread, String text) {
        var time = moments.next(now).plus(world.disorder().skew(file));
        world.sink()
                .line(
                        file,
                        time,
                        "%s    %s    Event    %s       %d       %d    %s"
                                .formatted(Times.android(time, ZONE), level, logger, process, thread, text));
    }
}
