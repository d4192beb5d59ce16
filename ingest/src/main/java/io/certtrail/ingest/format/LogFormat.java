/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import io.certtrail.ingest.LogReader;
import io.certtrail.ingest.ca.CaCsv;
import io.certtrail.ingest.ca.CaViewReader;
import io.certtrail.ingest.device.AndroidReader;
import io.certtrail.ingest.device.CompanyPortalReader;
import io.certtrail.ingest.device.IosReader;
import io.certtrail.ingest.evtx.EvtxReader;
import io.certtrail.ingest.foreign.ShipperReader;
import io.certtrail.ingest.iis.IisNativeReader;
import io.certtrail.ingest.iis.IisReader;
import io.certtrail.ingest.inventory.ConnectorList;
import io.certtrail.ingest.inventory.DeviceList;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.trace.NdesPluginReader;
import io.certtrail.ingest.trace.SetupMsiReader;
import io.certtrail.ingest.trace.SvclogReader;
import io.certtrail.ingest.winevent.EventCsv;
import io.certtrail.ingest.winevent.EventJsonReader;
import io.certtrail.ingest.winevent.EventListReader;
import io.certtrail.ingest.winevent.EventObjectsReader;
import io.certtrail.ingest.winevent.EventTextReader;
import io.certtrail.ingest.winevent.EventXmlReader;
import io.certtrail.ingest.winevent.ViewerListReader;
import io.certtrail.ingest.winevent.ViewerTextReader;
import io.certtrail.ingest.work.WorkFileReader;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every log format certtrail reads; adding one is a reader and a line here. The first whose detector fits wins. */
public enum LogFormat {
    /** Known by the folder it lies in, whatever it holds; each file is one row. */
    WORK_FILE("work-file", Origin.CONNECTOR, Duration.ZERO, WorkFileReader::detects, WorkFileReader::new),
    /** Threads take the time of an entry before they wait for their turn to write it. */
    CONNECTOR_SVCLOG(
            "connector-svclog", Origin.CONNECTOR, Duration.ofSeconds(5), SvclogReader::detects, SvclogReader::new),
    /** Times of day in them are those of the computer that wrote them, unless they say more. */
    WINEVENT_JSON("winevent-json", null, Duration.ofMinutes(1), EventObjectsReader::detects, EventObjectsReader::new),
    WINEVENT_CSV("winevent-csv", null, Duration.ofMinutes(1), EventCsv::detects, EventCsv::open),
    WINEVENT_LIST("winevent-list", null, Duration.ofMinutes(1), EventListReader::detects, EventListReader::new),
    WEVTUTIL_TEXT("wevtutil-text", null, Duration.ofMinutes(1), EventTextReader::detects, EventTextReader::new),
    VIEWER_LIST("eventviewer-list", null, Duration.ofMinutes(1), ViewerListReader::detects, ViewerListReader::new),
    /** A topic holds the records of many computers and shippers, each in its own order. */
    SHIPPER_JSON("shipper-json", null, Duration.ofMinutes(1), ShipperReader::detects, ShipperReader::new),
    /** A file of events may hold those of many channels and computers, each in its own order. */
    WINDOWS_JSON("windows-json", null, Duration.ofMinutes(1), EventJsonReader::detects, EventJsonReader::new),
    EVTX("evtx", null, Duration.ofMinutes(1), EvtxReader::detects, EvtxReader::new),
    WINDOWS_XML("windows-xml", null, Duration.ofMinutes(1), EventXmlReader::detects, EventXmlReader::new),
    /** Behind XML, which Event Viewer copies along with the text. */
    VIEWER_TEXT("eventviewer-text", null, Duration.ofMinutes(1), ViewerTextReader::detects, ViewerTextReader::new),
    /** Its lines may name paths of the site, as those of IIS do. */
    NDES_PLUGIN("ndes-plugin", Origin.IIS, Duration.ofSeconds(5), NdesPluginReader::detects, NdesPluginReader::new),
    /** Before the W3C form, which is told by the paths of its lines where it has no header. */
    IIS_NATIVE("iis-native", Origin.IIS, Duration.ofMinutes(2), IisNativeReader::detects, IisNativeReader::new),
    /** Its columns may be of local time, and its values in quotes. */
    IIS_ADVANCED("iis-advanced", Origin.IIS, Duration.ofMinutes(2), IisReader::detectsAdvanced, IisReader::new),
    HTTPERR("httperr", Origin.IIS, Duration.ofMinutes(2), IisReader::detectsHttpErr, IisReader::new),
    /** A line is written when its request ends, and IIS flushes its buffers about once a minute. */
    IIS_W3C("iis-w3c", Origin.IIS, Duration.ofMinutes(2), IisReader::detects, IisReader::new),
    /** Client and server of the installer write one log, each with its own delay. */
    SETUP_MSI("setup-msi", Origin.CONNECTOR, Duration.ofMinutes(1), SetupMsiReader::detects, SetupMsiReader::new),
    DEVICE_LIST("device-list", Origin.DEVICE, Duration.ZERO, DeviceList::detects, DeviceList::open),
    CONNECTOR_LIST("connector-list", Origin.CONNECTOR, Duration.ZERO, ConnectorList::detects, ConnectorList::open),
    /** Rows are in the order of their requests, some of which are decided later. */
    CA_CSV("ca-csv", Origin.CA, Duration.ofHours(1), CaCsv::detects, CaCsv::open),
    CA_VIEW("ca-view", Origin.CA, Duration.ofHours(1), CaViewReader::detects, CaViewReader::new),
    ANDROID_OMADM("android-omadm", Origin.DEVICE, Duration.ofMinutes(1), AndroidReader::detects, AndroidReader::new),
    IOS_CONSOLE("ios-console", Origin.DEVICE, Duration.ofMinutes(1), IosReader::detects, IosReader::new),
    MACOS_LOG("macos-log", Origin.DEVICE, Duration.ofMinutes(1), IosReader::detectsMac, IosReader::ofMac),
    IOS_COMPANY_PORTAL(
            "ios-company-portal",
            Origin.DEVICE,
            Duration.ofMinutes(1),
            CompanyPortalReader::detects,
            CompanyPortalReader::new);

    private static final LogFormat[] ALL = values();

    /** What may follow when a log begins as only those of a web server do. */
    private static final LogFormat[] OF_SERVER = {IIS_ADVANCED, HTTPERR, IIS_W3C};

    private final String id;
    private final @Nullable Origin origin;
    private final Duration disorder;
    private final Predicate<Head> detector;
    private final LogReader reader;

    LogFormat(String id, @Nullable Origin origin, Duration disorder, Predicate<Head> detector, LogReader reader) {
        this.id = id;
        this.origin = origin;
        this.disorder = disorder;
        this.detector = detector;
        this.reader = reader;
    }

    /** The name used in configuration and output. */
    public String id() {
        return id;
    }

    /** Where its events go, or null when each record says so itself. */
    public @Nullable Origin origin() {
        return origin;
    }

    /** How far a row's time may lie before that of a row already read. */
    public Duration disorder() {
        return disorder;
    }

    /** What reads it. */
    public LogReader reader() {
        return reader;
    }

    /** The format with this name. */
    public static LogFormat of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("No log format '%s'; known formats: %s".formatted(id, known())));
    }

    /** The format of a log whose path says nothing that begins with these bytes, if any. */
    public static Optional<LogFormat> detect(byte[] head, int length) {
        return detect(head, length, "");
    }

    /** The format of a log at this path that begins with these bytes (up to 64 KiB, decoded to UTF-8), if any. */
    public static Optional<LogFormat> detect(byte[] head, int length, String file) {
        var beginning = new Head(head, length, file);
        var isOfServer = !WORK_FILE.detector.test(beginning) && IisReader.hasDirectives(beginning);
        for (var format : isOfServer ? OF_SERVER : ALL) {
            if (format.detector.test(beginning)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static String known() {
        return Arrays.stream(values()).map(LogFormat::id).sorted().collect(Collectors.joining(", "));
    }
}
