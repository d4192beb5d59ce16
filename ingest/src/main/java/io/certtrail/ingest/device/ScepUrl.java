/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.scep.ScepQuery;
import io.certtrail.schemas.event.ScepMessage;
import org.jspecify.annotations.Nullable;

/**
 * A text whose SCEP message was taken out.
 *
 * @param text with {@code ...} where the message was
 * @param scep what the message holds, or null when there is none
 */
record ScepUrl(String text, @Nullable ScepMessage scep) {
    private static final String PARAMETER = "message=";

    /** A shorter value is a CA's name and stays. */
    private static final int LEAST_LENGTH = 64;

    static ScepUrl split(String text) {
        int from = text.indexOf(PARAMETER);
        if (from < 0) {
            return new ScepUrl(text, null);
        }
        from += PARAMETER.length();
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '&') {
            end++;
        }
        if (end - from < LEAST_LENGTH) {
            return new ScepUrl(text, null);
        }
        var scep = ScepQuery.read(text.substring(from, end)).orElse(null);
        return new ScepUrl(text.substring(0, from) + "..." + text.substring(end), scep);
    }
}
