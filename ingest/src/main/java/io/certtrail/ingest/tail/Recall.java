/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.files.ReadableLog;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.lines.Encoding;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a reader must see again of a log before it can go on in its middle. */
enum Recall {
    /** Every record says all it has to say. */
    NOTHING,
    /** The latest directives. */
    DIRECTIVES,
    /** All that was read: the rows are thrown away, what the reader has learned from them stays. */
    ALL;

    private static final Set<LogFormat> RECORDS = EnumSet.of(LogFormat.CONNECTOR_SVCLOG, LogFormat.WINDOWS_XML);

    private static final Set<LogFormat> W3C = EnumSet.of(LogFormat.IIS_W3C, LogFormat.IIS_ADVANCED, LogFormat.HTTPERR);

    private static final Set<LogFormat> GROWING = EnumSet.of(
            LogFormat.WINDOWS_JSON,
            LogFormat.WINDOWS_XML,
            LogFormat.CONNECTOR_SVCLOG,
            LogFormat.NDES_PLUGIN,
            LogFormat.IIS_ADVANCED,
            LogFormat.IIS_NATIVE,
            LogFormat.HTTPERR,
            LogFormat.IIS_W3C,
            LogFormat.SETUP_MSI,
            LogFormat.ANDROID_OMADM,
            LogFormat.IOS_CONSOLE,
            LogFormat.MACOS_LOG,
            LogFormat.IOS_COMPANY_PORTAL);

    /** Collected by hand, or exported: they come when they come, and nobody waits for them. */
    private static final Set<LogFormat> SERVERS = EnumSet.of(
            LogFormat.WINDOWS_JSON,
            LogFormat.EVTX,
            LogFormat.WINDOWS_XML,
            LogFormat.CONNECTOR_SVCLOG,
            LogFormat.NDES_PLUGIN,
            LogFormat.IIS_ADVANCED,
            LogFormat.IIS_NATIVE,
            LogFormat.HTTPERR,
            LogFormat.IIS_W3C);

    static Recall of(LogFormat format, Encoding encoding, List<String> directives) {
        if (RECORDS.contains(format) || format == LogFormat.WINDOWS_JSON) {
            return NOTHING;
        }
        return W3C.contains(format) && !encoding.wide() && daysAreInLines(directives) ? DIRECTIVES : ALL;
    }

    /** Whether its rows are records that are cut out of it, wherever its lines end. */
    static boolean isOfRecords(LogFormat format) {
        return RECORDS.contains(format);
    }

    /** Whether it can be read while it is written; records of two bytes a character cannot. */
    static boolean grows(LogFormat format, Encoding encoding) {
        return GROWING.contains(format) && !(RECORDS.contains(format) && encoding.wide());
    }

    /** Whether a log that holds these bytes can be read while it is written. */
    static boolean grows(LogSource log, Bytes bytes) throws IOException {
        return log instanceof ReadableLog readable
                && grows(readable.logFormat(), Encoding.of(bytes.slice(0, Encoding.HEAD)));
    }

    /** Whether it is written over from its beginning when it is full. */
    static boolean isRing(LogSource log) {
        return log.format().equals(LogFormat.EVTX.id());
    }

    /** Whether nobody waits for it. */
    static boolean isOnDemand(LogFormat format) {
        return !SERVERS.contains(format);
    }

    private static boolean daysAreInLines(List<String> directives) {
        return directives.stream().anyMatch(line -> line.startsWith("#Fields:") && (line + " ").contains(" date "));
    }
}
