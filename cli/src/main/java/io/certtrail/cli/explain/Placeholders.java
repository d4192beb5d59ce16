/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import java.util.Map;

/** Words for the placeholders of an explanation, where there is no request to fill them from. */
final class Placeholders {
    private static final Map<String, String> WORDS = Map.of(
            "{host}", "the server",
            "{device}", "the device",
            "{profile}", "the profile",
            "{hresult}", "the error code",
            "{attempts}", "several",
            "{step}", "the step");

    private Placeholders() {}

    static String inWords(String explanation) {
        var words = explanation;
        for (var word : WORDS.entrySet()) {
            words = words.replace(word.getKey(), word.getValue());
        }
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
