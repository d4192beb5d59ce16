/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import io.certtrail.schemas.words.Names;
import java.util.Locale;

/** One spelling for computer names, so that {@code ndes01.contoso.local} and {@code NDES01} are the same host. */
public final class Hosts {
    private Hosts() {}

    /** The first label in upper case; IP addresses are kept whole, and nothing of a name that could not be a key. */
    public static String normal(String name) {
        var trimmed = name.strip();
        var dot = trimmed.indexOf('.');
        var firstIsDigit = !trimmed.isEmpty()
                && Character.isDigit(trimmed.charAt(0))
                && trimmed.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        var label = dot > 0 && !firstIsDigit ? trimmed.substring(0, dot) : trimmed;
        return Names.bounded(label.toUpperCase(Locale.ROOT));
    }
}
