/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest directives of a W3C log, such as {@code #Fields}: what its lines mean depends on them and on no more. */
final class Directives {
    private static final int LONGEST = 1 << 13;
    private static final List<String> KEPT = List.of("#Software:", "#Date:", "#Start-Date:", "#Fields:");

    private final Map<String, String> latest = new LinkedHashMap<>();
    private final StringBuilder line = new StringBuilder();
    private boolean inside;

    /** What was known before. */
    Directives(List<String> known) {
        known.forEach(this::keep);
    }

    /** Sees the next byte of the log. */
    void see(byte value, boolean beginsLine) {
        if (beginsLine) {
            end();
            inside = value == '#';
        }
        if (inside && line.length() < LONGEST) {
            line.append((char) (value & 0xFF));
        }
    }

    /** The latest ones, in the order of their first coming. */
    List<String> latest() {
        end();
        return new ArrayList<>(latest.values());
    }

    /** The same as the beginning of a log. */
    static byte[] asLog(List<String> directives) {
        return directives.isEmpty()
                ? new byte[0]
                : (String.join("\n", directives) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void end() {
        if (inside && line.length() > 0 && line.charAt(line.length() - 1) == '\n') {
            keep(line.toString().strip());
            inside = false;
        }
        if (!inside) {
            line.setLength(0);
        }
    }

    private void keep(String directive) {
        KEPT.stream().filter(directive::startsWith).findFirst().ifPresent(name -> latest.put(name, directive));
    }
}
