/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.Rows;
import io.certtrail.ingest.redact.Secrets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data of an event in their order; a name that comes again is numbered, and there is an end to how many are kept.
 */
final class EventData {
    private static final int MOST = 512;

    private final Map<String, String> values = new LinkedHashMap<>();
    private int count;

    /** Adds a value without a name: {@code param1}, {@code param2}, by its place among all values. */
    void add(String value) {
        add("param" + (count + 1), value);
    }

    void add(String name, String value) {
        count++;
        if (values.size() < MOST) {
            values.put(unused(Rows.text(name)), Secrets.isName(name) ? "..." : Rows.text(Secrets.redact(value)));
        }
    }

    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    private String unused(String name) {
        return values.containsKey(name) ? name + "~" + count : name;
    }
}
