/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

import java.util.Map;

/** The five entities of XML, and characters by number; there are no others. */
final class Entities {
    private static final Map<String, String> KNOWN =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");
    private static final int LONGEST = 10;
    private static final String REPLACEMENT = "\uFFFD";

    private Entities() {}

    static String resolved(String raw) throws XmlFault {
        var at = raw.indexOf('&');
        if (at < 0) {
            return raw;
        }
        var resolved = new StringBuilder(raw.length());
        var copied = 0;
        while (at >= 0) {
            var end = end(raw, at);
            resolved.append(raw, copied, at).append(entity(raw.substring(at + 1, end)));
            copied = end + 1;
            at = raw.indexOf('&', copied);
        }
        return resolved.append(raw, copied, raw.length()).toString();
    }

    private static int end(String raw, int from) throws XmlFault {
        for (var at = from + 1; at < raw.length() && at <= from + LONGEST; at++) {
            if (raw.charAt(at) == ';') {
                return at;
            }
        }
        throw new XmlFault("an & that begins no entity; write &amp;");
    }

    private static String entity(String name) throws XmlFault {
        var known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        if (!name.startsWith("#")) {
            throw new XmlFault("unknown entity &%s;".formatted(name));
        }
        try {
            var hex = name.startsWith("#x") || name.startsWith("#X");
            var code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : REPLACEMENT;
        } catch (NumberFormatException e) {
            throw new XmlFault("no number in the entity &%s;".formatted(name));
        }
    }
}
