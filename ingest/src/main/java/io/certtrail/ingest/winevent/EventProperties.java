/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event of a list of properties while its lines are read. */
final class EventProperties {
    private static final int LINE_LIMIT = 2000;

    private final long number;
    private final Map<String, StringBuilder> values = new LinkedHashMap<>();
    private final StringBuilder raw = new StringBuilder();
    private StringBuilder latest = new StringBuilder();
    private int moreLines = -1;

    /** The one whose first line, with this number, is a property. */
    EventProperties(long number, String line, String name, String value) {
        this.number = number;
        add(line, name, value);
    }

    long number() {
        return number;
    }

    /** How many lines it has beyond the first. */
    int moreLines() {
        return moreLines;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean mayGoOn() {
        return moreLines < LINE_LIMIT;
    }

    void add(String line, String name, String value) {
        latest = new StringBuilder(value.strip());
        values.put(name, latest);
        keep(line);
    }

    void goOn(String line) {
        latest.append('\n').append(line.strip());
        keep(line);
    }

    byte[] bytes() {
        return raw.toString().strip().getBytes(StandardCharsets.UTF_8);
    }

    /** Its properties that have a value. */
    Map<String, String> values() {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            var text = value.toString().strip();
            if (!text.isEmpty()) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private void keep(String line) {
        moreLines++;
        raw.append(line).append('\n');
    }
}
