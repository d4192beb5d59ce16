/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.log.WindowsEvent;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.EventLog;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A certification authority: its Application log, with the log level at 4, and its audit. */
public final class Authority {
    private static final String PROVIDER = "Microsoft-Windows-CertificationAuthority";
    private static final String AUDIT = "Microsoft-Windows-Security-Auditing";

    private final String name;
    private final EventLog application;
    private final EventLog security;
    private final CaDatabase database;
    private final Outages outages = new Outages();
    private int requests = 2_000;

    /** What a computer hands in for somebody. */
    public record Submission(String host, String account, String template, String subject) {}

    /** The authority on a computer. */
    public Authority(World world, String name) {
        this.name = name;
        this.application = world.events(name, "ca", "application", EventForm.XML, 91_000);
        this.database = new CaDatabase(world, name, name.endsWith("1"));
        this.security = world.events(name, "ca", "security", EventForm.WINLOGBEAT, 880_000);
    }

    /** Its computer. */
    public String name() {
        return name;
    }

    /** How a profile names it. */
    public String config() {
        return name + ".contoso.local\\Contoso Issuing CA " + name.substring(name.length() - 1);
    }

    /** When it does not run. */
    public Outages outages() {
        return outages;
    }

    /** It issues. */
    public void issue(Instant now, Submission from, Certificate certificate, Chance chance) {
        var id = receive(now, from);
        application(
                now, 52, 4, Map.of("RequestId", id, "SubjectName", from.subject(), "AdditionalInformation", "Issued"));
        var data = decided(id, from, "3", chance);
        data.put("SerialNumber", certificate.serial().toLowerCase(Locale.ROOT));
        database.issued(now, Integer.parseInt(id), from, certificate);
        security(now, 4887, data, "Certificate Services approved a certificate request and issued a certificate.");
    }

    /** It refuses, for a reason with its code. */
    public void deny(Instant now, Submission from, Reason reason, Chance chance) {
        var id = receive(now, from);
        application(
                now,
                53,
                3,
                Map.of(
                        "RequestId",
                        id,
                        "Reason",
                        reason.text(),
                        "SubjectName",
                        from.subject(),
                        "AdditionalInformation",
                        "Denied by Policy Module"));
        database.denied(now, Integer.parseInt(id), from, reason.hresult());
        security(
                now,
                4888,
                decided(id, from, Integer.toString(reason.hresult()), chance),
                "Certificate Services denied a certificate request.");
    }

    /** It waits for a person. */
    public void hold(Instant now, Submission from, Chance chance) {
        var id = receive(now, from);
        application(now, 54, 4, Map.of("RequestId", id, "SubjectName", from.subject()));
        database.held(now, Integer.parseInt(id), from);
        security(
                now,
                4889,
                decided(id, from, "5", chance),
                "Certificate Services set the status of a certificate request to pending.");
    }

    /** It refuses to be told which of its keys to sign with. */
    public void refuseKey(Instant now) {
        application(
                now,
                128,
                2,
                Map.of(
                        "RequestId",
                        Integer.toString(requests++),
                        "Reason",
                        "An Authority Key Identifier was passed as part of the certificate request"));
    }

    /** It stops (38) or starts (26). */
    public void run(Instant now, boolean starts) {
        application(now, starts ? 26 : 38, 4, Map.of("CACommonName", config()));
    }

    private String receive(Instant now, Submission from) {
        var id = Integer.toString(requests++);
        var data = new LinkedHashMap<String, String>();
        data.put("RequestId", id);
        data.put("Requester", "CONTOSO\\" + from.account());
        data.put("Attributes", attributes(from));
        security(now.minusMillis(120), 4886, data, "Certificate Services received a certificate request.");
        return id;
    }

    private static Map<String, String> decided(String id, Submission from, String disposition, Chance chance) {
        var data = new LinkedHashMap<String, String>();
        data.put("RequestId", id);
        data.put("Requester", "CONTOSO\\" + from.account());
        data.put("Attributes", attributes(from));
        data.put("Disposition", disposition);
        data.put("SubjectKeyIdentifier", chance.hex(40).replaceAll("(..)(?!$)", "$1 "));
        data.put("Subject", from.subject());
        data.put("CertificateTemplate", from.template());
        return data;
    }

    private static String attributes(Submission from) {
        return "CertificateTemplate:%s\nccm:%s.contoso.local".formatted(from.template(), from.host());
    }

    private void application(Instant now, int id, int level, Map<String, String> data) {
        application.write(
                now, event(PROVIDER, "Application", id, level, data, "Active Directory Certificate Services"));
    }

    private void security(Instant now, int id, Map<String, String> data, String text) {
        security.write(now, event(AUDIT, "Security", id, 4, data, text));
    }

    private WindowsEvent event(
            String provider, String channel, int id, int level, Map<String, String> data, String text) {
        return new WindowsEvent(provider, channel, id, level, name + ".contoso.local", data, text);
    }
}
