/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.Times;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** The console of an iPhone as it is copied to a text, without dates; of a Mac, as {@code log show} prints it. */
final class AppleLog implements DeviceLog {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(1);
    private static final String MAC_HEAD = """
            Filtering the log data using "process == "mdmclient""
            Timestamp                       Thread     Type        Activity             PID    TTL
            """;
    private static final String PREFIX = "www.windowsintune.com.SCEP.";

    private final World world;
    private final LogFile file;
    private final boolean isMac;
    private final Moments moments = new Moments();

    AppleLog(World world, Person person, Platform platform, Instant first) {
        this.world = world;
        this.isMac = platform == Platform.MACOS;
        var named = new LogFile.Owner(person.device(), platform.id(), null, null);
        var path = "devices/%s/%s".formatted(person.device(), isMac ? "mdmclient.log" : "console.txt");
        var undated = LogFile.device(path, named, isMac ? MAC_HEAD : "");
        this.file = isMac
                ? undated
                : undated.beginningOn(first.plus(world.disorder().skew(undated)));
    }

    @Override
    public void begin(Instant now, Enrolment enrolment) {
        write(
                now,
                "Adding dependent %s to parent c3eebf56b2520af7a40fa26a in domain PayloadDependencyDomainCertificate to system"
                        .formatted(name(enrolment)));
        write(now, "Performing synchronous URL request: " + URL + "?operation=GetCACert&message=SCEP%20Authority");
    }

    @Override
    public void answered(Instant now, Enrolment enrolment) {
        write(now, "Performing synchronous URL request: " + URL + "?operation=GetCACaps&message=SCEP%20Authority");
    }

    @Override
    public void request(Instant now, Enrolment enrolment) {
        write(now, "Attempting to retrieve issued certificate...");
        write(now, "Sending CSR via GET.");
        write(
                now,
                "Performing synchronous URL request: " + URL + "?operation=PKIOperation&message="
                        + enrolment.message());
    }

    @Override
    public void receive(Instant now, Enrolment enrolment) {
        write(
                now,
                "Adding dependent Microsoft.Profiles.MDM to parent %s%s in domain ManagedProfileToManagingProfile to system"
                        .formatted(PREFIX, name(enrolment)));
    }

    @Override
    public void install(Instant now, Enrolment enrolment, Certificate certificate) {
        var quoted = isMac ? "\u201c%s%s\u201d" : "\\'93%s%s\\'94";
        write(now, "Profile " + quoted.formatted(PREFIX, name(enrolment)) + " installed.");
    }

    @Override
    public void refused(Instant now, Enrolment enrolment) {
        write(
                now,
                "Cannot retrieve SCEP identity: NSError:\nDesc   : The SCEP server returned an invalid response.\nDomain : MCSCEPErrorDomain\nCode   : 22013");
        write(now, "Rolling back installation of profile " + PREFIX + name(enrolment) + "...");
    }

    @Override
    public void importPfx(Instant now, Certificate certificate) {
        // It comes inside a profile, and nothing is said of it.
    }

    @Override
    public void idle(Instant now) {
        write(now, "Profile list refreshed");
    }

    private static String name(Enrolment enrolment) {
        return enrolment.profile("/", ";", "=");
    }

    private void write(Instant now, String text) {
        var time = moments.next(now).plus(world.disorder().skew(file));
        world.sink().line(file, time, isMac ? shown(time, text) : copied(time, text));
    }

    private static String copied(Instant time, String text) {
        return "default    %s    profiled    %s"
                .formatted(Times.console(time, ZONE), text.replace("\n", "\\\n") + "\\");
    }

    private static String shown(Instant time, String text) {
        return String.format(
                Locale.ROOT,
                "%s 0x1a2b     Default     0x0                  150    0    mdmclient: "
                        + "(ConfigurationProfiles) [com.apple.ManagedClient:SCEP] %s",
                Times.logShow(time, ZONE),
                text);
    }
}
