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
import org.jspecify.annotations.Nullable;

/**
 * The console of iOS and macOS as Console.app copies it: level, time of day, offset, process and text.
 *
 * <p>The lines have no date, so the day of the first one must be told. Of the processes that handle profiles, what is
 * said about SCEP and certificates becomes events; the SCEP message of a request is read and left out of the text.
 */
public final class IosReader extends DeviceReader {
    private static final String NO_DATE =
            "the lines of this log have no date: tell the day of the first in case.yaml, such as date: 2018-03-01";

    private static final List<String> WORDS = List.of(
            "scep",
            "certificate",
            "csr",
            "modelname",
            "sectrust",
            "identity",
            "registration authority",
            "rolling back installation of profile");

    private final SourceContext context;
    private final @Nullable DayClock days;
    private final Map<String, String> profiles = new HashMap<>();

    public IosReader(InputStream bytes, SourceContext context) {
        super(bytes, context, context.platform() == Platform.MACOS ? Platform.MACOS : Platform.IOS);
        this.context = context;
        this.days = context.date() == null ? null : new DayClock(context.date());
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.lines(50).stream().anyMatch(ConsoleLine::looksLike);
    }

    @Override
    void read() {
        var line = ConsoleLine.read(lines.bytes(), lines.start(), lines.end());
        if (line == null) {
            rows.goOn(lines);
        } else if (days == null) {
            rows.reject(lines, NO_DATE);
        } else if (line.time() == null) {
            rows.reject(lines, "'%s' is no time of day such as 18:30:53.691033".formatted(line.timeAsWritten()));
        } else {
            read(line, days.instant(line.time(), line.offset() == null ? context.zone() : line.offset()));
        }
    }

    private void read(ConsoleLine line, Instant time) {
        if (!line.isOf("profiled", "mdmd", "mdmclient")) {
            rows.ignore(time);
            return;
        }
        var message = ScepUrl.split(RtfText.plain(line.text()));
        if (!isAboutCertificates(message.text())) {
            rows.ignore(time);
            return;
        }
        var body = new DeviceLine(
                line.level().toUpperCase(Locale.ROOT),
                line.process(),
                line.processId(),
                null,
                message.text(),
                profile(line.process(), message.text()),
                message.scep());
        rows.begin(lines, time, ScepUrl.split(lines.text()).text(), body);
    }

    /** The profile the line names, or else the one its process is installing as far as known. */
    private @Nullable String profile(String process, String message) {
        var named = ProfileToken.find(message);
        if (named != null && message.startsWith("Adding dependent ModelName")) {
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
