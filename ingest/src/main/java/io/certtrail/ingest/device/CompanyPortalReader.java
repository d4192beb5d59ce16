/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Timestamps;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.Platform;
import java.io.InputStream;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The log of the Company Portal app of iOS, which is often sent in place of the console: it tells nothing about
 * certificates, so all that is made of it is that it was sent, by its first line that has a time.
 */
public final class CompanyPortalReader extends DeviceReader {
    private static final int LINES_LOOKED_AT = 20;
    private static final int LONGEST_START = 200;
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ] ?(\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?) ?(Z\\b|[+-]\\d\\d:?\\d\\d\\b)?");
    private static final Pattern FROM_APP = Pattern.compile(
            "\\W{0,3}\\d{4}-\\d\\d-\\d\\d[T ] ?\\d\\d:\\d\\d:\\d\\d.{0,60}?\\b(?:com\\.microsoft\\.)?CompanyPortal\\b.*");

    private final SourceContext context;
    private boolean told;

    public CompanyPortalReader(InputStream bytes, SourceContext context) {
        super(bytes, context, Platform.IOS);
        this.context = context;
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.lines(LINES_LOOKED_AT).stream()
                .anyMatch(line -> FROM_APP.matcher(line).matches());
    }

    @Override
    void read() {
        var line = told ? "" : lines.text();
        var time = time(line.substring(0, Math.min(line.length(), LONGEST_START)));
        if (time == null) {
            rows.ignore(null);
        } else {
            told = true;
            rows.begin(lines, time, line, new DeviceLine("INFO", "CompanyPortal", null, null, line, null, null));
        }
    }

    private @Nullable Instant time(String line) {
        var parts = TIME.matcher(line);
        if (!parts.find()) {
            return null;
        }
        var offset = parts.group(3) == null ? "" : parts.group(3);
        return Timestamps.instant(parts.group(1) + " " + parts.group(2) + offset, context.zone());
    }
}
