/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Locale;

/** One spelling for computer names, so that {@code ndes01.contoso.local} and {@code NDES01} are the same host. */
public final class Hosts {
    private Hosts() {}

    /** The first label in upper case; IP addresses are kept whole. */
    public static String normal(String name) {
        var trimmed = name.strip();
        var dot = trimmed.indexOf('.');
        var firstIsDigit = !trimmed.isEmpty()
                && Character.isDigit(trimmed.charAt(0))
                && trimmed.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return (dot > 0 && !firstIsDigit ? trimmed.substring(0, dot) : trimmed).toUpperCase(Locale.ROOT);
    }
}
