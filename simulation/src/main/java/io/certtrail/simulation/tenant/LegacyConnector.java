/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.Times;
import io.certtrail.simulation.log.WindowsEvent;
import io.certtrail.simulation.world.EventLog;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A connector of before 07/2021: its trace, and its event log, few events of which name a request. */
public final class LegacyConnector {
    private static final String CHANNEL = "Microsoft Intune Connector";
    private static final String ENTRY =
            "<E2ETraceEvent xmlns=\"http://schemas.microsoft.com/2004/06/E2ETraceEvent\"><System"
                    + " xmlns=\"http://schemas.microsoft.com/2004/06/windows/eventlog/system\"><EventID>0</EventID>"
                    + "<Type>3</Type><SubType Name=\"%s\">0</SubType><Level>%d</Level><TimeCreated SystemTime=\"%s\" />"
                    + "<Source Name=\"NDESConnector\" /><Correlation ActivityID=\"{00000000-0000-0000-0000-000000000000}\" />"
                    + "<Execution ProcessName=\"NDESConnectorSvc\" ProcessID=\"4120\" ThreadID=\"%d\" /><Channel/>"
                    + "<Computer>%s</Computer></System><ApplicationData>%s</ApplicationData></E2ETraceEvent>";
    private static final int ERROR = 2;
    private static final int INFORMATION = 8;

    private final World world;
    private final String name;
    private final LogFile trace;
    private final EventLog events;

    /** The connector on a computer. */
    public LegacyConnector(World world, String name) {
        this.world = world;
        this.name = name;
        var folder = name.toLowerCase(Locale.ROOT);
        this.trace = LogFile.server(folder + "/NDESConnector_2026-03-02_000112.svclog", "connector", name);
        this.events = world.events(name, "connector", "intune-connector", EventForm.XML, 7_100);
    }

    /** Its computer. */
    public String name() {
        return name;
    }

    /** An attempt writes an error down. */
    public void traceError(Instant now, int thread, String text) {
        trace(now, "Error", ERROR, thread, text);
    }

    /** It writes down what it does. */
    public void traceInformation(Instant now, int thread, String text) {
        trace(now, "Information", INFORMATION, thread, text);
    }

    private void trace(Instant now, String kind, int level, int thread, String text) {
        var time = now.plus(world.disorder().skew(trace));
        world.sink().line(trace, time, ENTRY.formatted(kind, level, Times.ticks(time), thread, name, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** It says that it was issued a certificate (20100), or not (20102). */
    public void told(Instant now, boolean isIssued, Person person, Authority authority, Certificate certificate) {
        var data = new LinkedHashMap<String, String>();
        data.put("DeviceId", person.device());
        data.put("UserId", person.user());
        data.put("CAName", authority.config());
        if (isIssued) {
            data.put("Thumbprint", certificate.thumbprint());
        }
        event(
                now,
                isIssued ? 20100 : 20102,
                isIssued ? 4 : 2,
                data,
                isIssued ? "PkcsCertIssue_Success" : "PkcsCertIssue_Failure");
    }

    /** It has asked Intune for requests (20400), and told it of some (20300). */
    public void poll(Instant now) {
        event(now, 20400, 4, Map.of("Requests", "1"), "Download_Success");
        event(now.plusMillis(400), 20300, 4, Map.of(), "Upload_Success");
    }

    private void event(Instant now, int id, int level, Map<String, String> data, String text) {
        events.write(now, new WindowsEvent(CHANNEL, CHANNEL, id, level, name + ".contoso.local", data, text));
    }
}
