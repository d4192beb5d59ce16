/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;
import java.nio.charset.StandardCharsets;

/**
 * Writes a diagnosis that is longer than its receiver reads with shorter quotes: a record that is cut off is no JSON
 * any more. First the quoted lines are cut, more and more; then only their places are left, and then the first of them.
 */
final class Fitting implements AlertFormat {
    private static final int[] QUOTES = {800, 400, 200, 100, 50, 0};
    private static final String CUT = " \u2026";

    private final AlertFormat format;
    private final int longest;

    /** At most so many bytes of UTF-8, where shorter quotes are enough for that. */
    Fitting(AlertFormat format, int longest) {
        this.format = format;
        this.longest = longest;
    }

    @Override
    public String diagnosis(Diagnosis diagnosis) {
        var written = format.diagnosis(diagnosis);
        var evidence = diagnosis.evidence();
        for (var i = 0; i < QUOTES.length && !fits(written); i++) {
            var quote = QUOTES[i];
            evidence = diagnosis.evidence().stream()
                    .map(quoted -> shortened(quoted, quote))
                    .toList();
            written = format.diagnosis(diagnosis.with(evidence));
        }
        while (!fits(written) && !evidence.isEmpty()) {
            evidence = evidence.subList(0, evidence.size() / 2);
            written = format.diagnosis(diagnosis.with(evidence));
        }
        return written;
    }

    @Override
    public String incident(Incident incident) {
        return format.incident(incident);
    }

    private boolean fits(String written) {
        return written.getBytes(StandardCharsets.UTF_8).length <= longest;
    }

    private static Evidence shortened(Evidence quoted, int quote) {
        var text = quoted.text();
        if (text.length() <= quote) {
            return quoted;
        }
        var end = quote > 0 && Character.isHighSurrogate(text.charAt(quote - 1)) ? quote - 1 : quote;
        return new Evidence(
                quoted.origin(),
                quoted.host(),
                quoted.time(),
                quoted.file(),
                quoted.position(),
                text.substring(0, end) + CUT);
    }
}
