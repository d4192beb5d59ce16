/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import io.certtrail.schemas.event.Hosts;
import java.util.Locale;

/** Spellings of GUIDs and host names. */
public final class Guids {
    private static final int LENGTH = 36;

    private Guids() {}

    /** Lower case, dashes for underscores, no braces; other names are only stripped. */
    public static String normal(String text) {
        if (isNormal(text)) {
            return text;
        }
        var bare = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        var dashed = bare.replace('_', '-');
        return is(dashed) ? dashed.toLowerCase(Locale.ROOT) : bare;
    }

    /** Whether a text is a GUID with dashes. */
    public static boolean is(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (var i = 0; i < LENGTH; i++) {
            var dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNormal(String text) {
        return is(text) && isLower(text);
    }

    private static boolean isLower(String guid) {
        for (var i = 0; i < LENGTH; i++) {
            if (guid.charAt(i) >= 'A' && guid.charAt(i) <= 'F') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** The computer in {@code ca01.contoso.local\Contoso CA}, {@code CONTOSO\CONN01$} or a plain host name. */
    static String host(String text) {
        var slash = text.indexOf('\\');
        var account = slash >= 0 && text.endsWith("$");
        var name = slash < 0 ? text : account ? text.substring(slash + 1, text.length() - 1) : text.substring(0, slash);
        return Hosts.normal(name);
    }
}
