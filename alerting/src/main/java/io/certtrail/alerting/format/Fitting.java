/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a diagnosis that is longer than its receiver reads more briefly: a record that is cut off is no JSON any more.
 * First the quoted lines are cut, more and more, then the causes that rank last are left out; what is left of a quote
 * in the end is its place, and then only of the first quotes.
 */
final class Fitting implements AlertFormat {
    private static final String CUT = " \u2026";
    private static final List<Brevity> BREVITIES = List.of(
            new Brevity(800, Integer.MAX_VALUE),
            new Brevity(400, Integer.MAX_VALUE),
            new Brevity(200, Integer.MAX_VALUE),
            new Brevity(200, 8),
            new Brevity(200, 4),
            new Brevity(100, 2),
            new Brevity(0, 1));

    private final AlertFormat format;
    private final int longest;

    /** How many characters of a line are quoted, and how many causes are told. */
    private record Brevity(int quote, int causes) {
        Diagnosis of(Diagnosis diagnosis) {
            var evidence = diagnosis.evidence().stream()
                    .map(quoted -> shortened(quoted, quote))
                    .toList();
            var most = Math.min(causes, diagnosis.causes().size());
            return diagnosis.with(diagnosis.causes().subList(0, most), evidence);
        }
    }

    /** At most so many bytes of UTF-8, where shorter quotes are enough for that. */
    Fitting(AlertFormat format, int longest) {
        this.format = format;
        this.longest = longest;
    }

    @Override
    public String diagnosis(Diagnosis diagnosis) {
        var brief = diagnosis;
        var written = format.diagnosis(brief);
        for (var i = 0; i < BREVITIES.size() && !fits(written); i++) {
            brief = BREVITIES.get(i).of(diagnosis);
            written = format.diagnosis(brief);
        }
        while (!fits(written) && !brief.evidence().isEmpty()) {
            var evidence = brief.evidence();
            brief = brief.with(brief.causes(), evidence.subList(0, evidence.size() / 2));
            written = format.diagnosis(brief);
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
