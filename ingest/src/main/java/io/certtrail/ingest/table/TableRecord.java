/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.table;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record of a table.
 *
 * @param number of its first line
 * @param text as written
 * @param values by the names of their columns, empty ones left out
 */
public record TableRecord(long number, String text, Map<String, String> values) {
    public TableRecord {
        values = Map.copyOf(values);
    }

    /** Its bytes, by which it is known again. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same with one value written otherwise. */
    public TableRecord with(String column, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new TableRecord(number, text, changed);
    }
}
