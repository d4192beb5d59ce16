/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.Platform;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * OMADM.log and CloudExtension.log of Android: local time, level, kind, logger, process, thread and text, between runs
 * of blanks or single ones.
 *
 * <p>Only the loggers about certificates become events, and the last line of a log that has INFO lines and not one VERB
 * line: it says so. Package names and ids may be cut or redacted by whoever sent the log, so nothing but fragments of a
 * logger's name is relied on.
 */
public final class AndroidReader extends DeviceReader {
    private static final Pattern FIRST_WORDS = Pattern.compile(
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?\\s+[A-Z]{3,7}\\s+\\S+\\s+\\S+\\s+\\d+\\s+\\d+\\s.*");

    private static final List<byte[]> LOGGERS = Stream.of(
                    "certmgr", "org.jscep", "CertificateEnrollment", "NativeScepCert", "NativeRootCert")
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private static final byte[] SYNCML = "SyncmlSession".getBytes(StandardCharsets.US_ASCII);
    private static final String ENROLLS = "Trying to enroll certificate request";
    private static final String NEXT_ROUND = "There are ";
    private static final String VERBOSE = "VERB";
    private static final DeviceLine NOT_VERBOSE =
            new DeviceLine("INFO", "certtrail.levels", null, null, "INFO lines and no VERB line", null, null);
    private static final int THREAD_LIMIT = 1024;

    private final LocalTimes times;
    private final Map<String, String> enrolling = new LinkedHashMap<>();
    private boolean verbose;

    public AndroidReader(InputStream bytes, SourceContext context) {
        super(bytes, context, Platform.ANDROID);
        this.times = new LocalTimes(context.zone());
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.lines(50).stream()
                .anyMatch(line -> FIRST_WORDS.matcher(line).matches());
    }

    @Override
    void read() {
        if (LocalTimes.beginsWithDate(lines.bytes(), lines.start(), lines.end())) {
            readFirstLine(new Words(lines.bytes(), lines.start(), lines.end()));
        } else {
            rows.goOn(lines.text());
        }
    }

    private void readFirstLine(Words words) {
        words.next();
        var time = times.instant(lines.bytes(), words.start(), words.end());
        if (time == null) {
            rows.reject(lines, "'%s' is no time such as 2018-02-27T05:16:08.2500000".formatted(cut(words.text())));
            return;
        }
        if (!words.next()) {
            rows.reject(lines, "the line ends after its time");
            return;
        }
        readWords(time, words.text(), words);
    }

    private void readWords(Instant time, String level, Words words) {
        if (!verbose && level.equals(VERBOSE)) {
            verbose = true;
            rows.release();
        }
        var hasKind = words.next();
        if (!hasKind || !words.next()) {
            rows.reject(lines, "the line ends after its level '%s'".formatted(cut(level)));
            return;
        }
        var relevant = LOGGERS.stream().anyMatch(words::contains);
        var syncml = words.contains(SYNCML);
        var logger = relevant || syncml ? words.text() : "";
        if (!words.nextNumber()) {
            rows.reject(lines, "no process number after the logger");
            return;
        }
        int pid = words.number();
        if (!words.nextNumber()) {
            rows.reject(lines, "no thread number after the process %d".formatted(pid));
        } else if (relevant || (syncml && words.rest().contains("CertificateStore"))) {
            begin(time, level, logger, pid, words);
        } else {
            ignore(time, level);
        }
    }

    /** What happens to certificates is written with verbose logging on: a log without is told by its last line. */
    private void ignore(Instant time, String level) {
        if (verbose || !level.equals("INFO")) {
            rows.ignore(time);
        } else {
            rows.ignoreUnlessLast(lines, time, NOT_VERBOSE);
        }
    }

    private void begin(Instant time, String level, String logger, int pid, Words words) {
        var thread = words.text();
        var message = words.rest();
        var profile = profile(pid + "/" + thread, message);
        rows.begin(lines, time, lines.text(), new DeviceLine(level, logger, pid, thread, message, profile, null));
    }

    /** The profile the line names, or else the one its thread is enrolling. */
    private @Nullable String profile(String thread, String message) {
        var named = ProfileToken.find(message);
        if (message.startsWith(NEXT_ROUND)) {
            enrolling.remove(thread);
        } else if (named != null && message.startsWith(ENROLLS)) {
            remember(thread, named);
        }
        return named == null ? enrolling.get(thread) : named;
    }

    private void remember(String thread, String profile) {
        enrolling.remove(thread);
        enrolling.put(thread, profile);
        if (enrolling.size() > THREAD_LIMIT) {
            enrolling.remove(enrolling.keySet().iterator().next());
        }
    }

    private static String cut(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "..." : word;
    }
}
