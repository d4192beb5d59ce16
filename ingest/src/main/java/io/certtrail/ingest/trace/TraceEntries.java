/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.trace;

import io.certtrail.ingest.Rows;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.schemas.event.TraceEntry;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an E2ETraceEvent says. */
final class TraceEntries {
    private static final List<String> COMPONENTS = List.of("ndes", "pfx", "cert");
    private static final List<String> WORDS = List.of("issuepfx", "issuing pfx", "certificate", "scep");
    private static final String NO_ACTIVITY = "00000000-0000-0000-0000-000000000000";

    private TraceEntries() {}

    static TraceEntry read(XmlElement system, XmlElement entry) {
        var level = integer(system.childText("Level"));
        return new TraceEntry(
                Objects.requireNonNullElse(system.childAttribute("Source", "Name"), ""),
                level == null ? 0 : level,
                blankIsNull(system.childAttribute("Execution", "ProcessName")),
                integer(system.childAttribute("Execution", "ProcessID")),
                blankIsNull(system.childAttribute("Execution", "ThreadID")),
                activity(system.childAttribute("Correlation", "ActivityID")),
                message(entry));
    }

    /** Whether the part of the product, or the text, is about certificates. */
    static boolean isAboutCertificates(TraceEntry entry) {
        return holdsAny(entry.component(), COMPONENTS) || holdsAny(entry.message(), WORDS);
    }

    private static boolean holdsAny(String text, List<String> words) {
        var lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    private static String message(XmlElement entry) {
        var text = entry.child("ApplicationData").map(XmlElement::content).orElse("");
        return Rows.text(Secrets.redact(text.strip()));
    }

    private static @Nullable String activity(@Nullable String written) {
        if (written == null) {
            return null;
        }
        var bare = written.strip().replace("{", "").replace("}", "").toLowerCase(Locale.ROOT);
        return bare.isEmpty() || bare.equals(NO_ACTIVITY) ? null : bare;
    }

    private static @Nullable Integer integer(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
