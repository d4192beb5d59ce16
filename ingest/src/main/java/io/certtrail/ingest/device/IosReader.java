/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.Platform;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Logs of iOS and macOS: as Console.app copies them, as {@code log show} prints them, as older iOS wrote them.
 *
 * <p>Of the processes that handle profiles, what is said about SCEP and certificates becomes events; the SCEP message
 * of a request is read and left out of the text. An error takes the lines that describe it with it. Where the lines
 * have no date, or no year, the day of the first one must be told.
 */
public final class IosReader extends DeviceReader {
    private static final String ERROR = "NSError:";
    private static final Pattern ERROR_FIELD =
            Pattern.compile("(?:US )?(?:Desc|Sugg|Domain|Code|Type|Params)\\s{0,8}:.*");
    private static final List<String> WORDS = List.of(
            "scep",
            "certificate",
            "csr",
            "modelname",
            "sectrust",
            "identity",
            "registration authority",
            "rolling back installation of profile");

    private final AppleClock clock;
    private final Map<String, String> profiles = new HashMap<>();

    public IosReader(InputStream bytes, SourceContext context) {
        this(bytes, context, Platform.IOS);
    }

    private IosReader(InputStream bytes, SourceContext context, Platform platform) {
        super(bytes, context, context.platform() == null ? platform : context.platform());
        this.clock = new AppleClock(context);
    }

    /** For logs of Macs: the lines are read in the same way. */
    public static IosReader ofMac(InputStream bytes, SourceContext context) {
        return new IosReader(bytes, context, Platform.MACOS);
    }

    /** Whether a log that begins so has the form of iOS. */
    public static boolean detects(Head head) {
        return head.lines(50).stream().anyMatch(line -> ConsoleLine.looksLike(line) || SyslogLine.looksLike(line));
    }

    /** Whether a log that begins so has the form of macOS. */
    public static boolean detectsMac(Head head) {
        return head.lines(50).stream().anyMatch(LogShowLine::looksLike);
    }

    @Override
    void read() {
        var line = AppleLine.read(lines.bytes(), lines.start(), lines.end());
        if (line == null) {
            rows.goOn(plain(lines.text()));
            return;
        }
        var time = clock.instant(line.time());
        if (time == null) {
            rows.reject(lines, clock.reason(line.time()));
        } else if (line.process().isEmpty()) {
            rows.reject(lines, "the line ends before the name of its process");
        } else {
            read(line, time);
        }
    }

    private void read(AppleLine line, Instant time) {
        if (!line.isOf("profiled", "mdmd", "mdmclient", "ManagedClient")) {
            rows.ignore(time);
            return;
        }
        var message = ScepUrl.split(RtfText.plain(line.text()));
        if (ERROR_FIELD.matcher(message.text()).matches() && rows.isOpen(ERROR)) {
            rows.goOn(message.text());
        } else if (isAboutCertificates(message.text()) || message.text().contains(ERROR)) {
            begin(line, time, message);
        } else {
            rows.ignore(time);
        }
    }

    /** What an error is about may stand only in the lines that describe it. */
    private void begin(AppleLine line, Instant time, ScepUrl message) {
        var body = new DeviceLine(
                line.level(),
                line.process(),
                line.processId(),
                line.thread(),
                message.text(),
                profile(line.process(), message.text()),
                message.scep());
        rows.begin(lines, time, plain(lines.text()), body, IosReader::isAboutCertificates);
    }

    private static String plain(String line) {
        return ScepUrl.split(RtfText.plain(line)).text();
    }

    /** The profile the line names, or else the one its process is installing as far as known. */
    private @Nullable String profile(String process, String message) {
        var named = ProfileToken.find(message);
        if (named != null && message.contains("Adding dependent ModelName")) {
            profiles.put(process, named);
        }
        var profile = named == null ? profiles.get(process) : named;
        if (message.endsWith(" installed.")) {
            profiles.remove(process);
        }
        return profile;
    }

    private static boolean isAboutCertificates(String message) {
        var lower = message.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
