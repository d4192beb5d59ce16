/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.WindowsEvent;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.EventLog;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The events of a PC's management. */
final class WindowsLog implements DeviceLog {
    private static final String PROVIDER = "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider";
    private static final String CLIENT = URL + "/pkiclient.exe";

    private final String computer;
    private final String session;
    private final EventLog log;
    private final Moments moments = new Moments();

    WindowsLog(World world, Person person, Chance chance) {
        this.computer = "PC-" + person.device().substring(0, 8).toUpperCase(Locale.ROOT);
        this.session = chance.guid();
        var form = world.form(EventForm.XML);
        var file = LogFile.device(
                "devices/%s/dm-edp.%s".formatted(person.device(), form.extension()),
                new LogFile.Owner(person.device(), Platform.WINDOWS.id(), null, null),
                "");
        this.log =
                new EventLog(world.sink(), file, form, 2_100, world.disorder().skew(file));
    }

    @Override
    public void begin(Instant now, Enrolment enrolment) {
        write(
                now,
                306,
                data(
                        "Message1",
                        name(enrolment),
                        "Message2",
                        "S-1-12-1-2104933132-2310375114-583928709-2095928767",
                        "Message3",
                        "user",
                        "Message4",
                        "clientinstall",
                        "HexInt1",
                        "0x2",
                        "HexInt3",
                        "0x2ab0003"),
                "SCEP: CspExecute for UniqueId : (%s)".formatted(name(enrolment)));
    }

    @Override
    public void answered(Instant now, Enrolment enrolment) {
        // What it is told by GetCACaps and GetCACert is not logged.
    }

    @Override
    public void request(Instant now, Enrolment enrolment) {
        write(
                now,
                36,
                data(
                        "Message1",
                        "1.3.6.1.5.5.7.3.2",
                        "Message2",
                        CLIENT,
                        "Message3",
                        "",
                        "HexInt1",
                        "0x2",
                        "HexInt2",
                        "0x1"),
                "SCEP: Certificate request generated successfully.");
        write(now, 37, Map.of(), "SCEP: Certificate request sent successfully.");
    }

    @Override
    public void receive(Instant now, Enrolment enrolment) {
        write(now, 38, Map.of(), "SCEP: Certificate response received successfully.");
    }

    @Override
    public void install(Instant now, Enrolment enrolment, Certificate certificate) {
        write(now, 39, Map.of(), "SCEP: Certificate installed successfully.");
        write(
                now,
                309,
                data(
                        "Message1",
                        session,
                        "Message2",
                        name(enrolment),
                        "Message3",
                        certificate.thumbprint(),
                        "Message4",
                        CLIENT,
                        "HexInt1",
                        "0x1",
                        "HexInt2",
                        "0x0",
                        "HexInt3",
                        "0x0"),
                "SCEP: InstallFromRegEntries.");
    }

    @Override
    public void refused(Instant now, Enrolment enrolment) {
        write(now, 32, data("HRESULT", "0x80090011"), "SCEP: Certificate enroll failed.");
    }

    @Override
    public void importPfx(Instant now, Certificate certificate) {
        write(
                now,
                310,
                data("Message1", "Contoso user certificate", "Message2", certificate.thumbprint(), "HRESULT", "0x0"),
                "PFX: Certificate Install.");
    }

    @Override
    public void idle(Instant now) {
        write(now, 208, data("Message1", session), "MDM Session: OMA-DM session started.");
        write(now, 209, data("HRESULT", "0x0"), "MDM Session: OMA-DM session ended.");
    }

    private static String name(Enrolment enrolment) {
        return enrolment.profile("_", "_", "_");
    }

    private static Map<String, String> data(String... namesAndValues) {
        var data = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            data.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return data;
    }

    private void write(Instant now, int id, Map<String, String> data, String text) {
        log.write(moments.next(now), new WindowsEvent(PROVIDER, PROVIDER + "/Admin", id, 4, computer, data, text));
    }
}
