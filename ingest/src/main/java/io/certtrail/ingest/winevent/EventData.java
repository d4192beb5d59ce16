/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.Rows;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.FixedMap;
import io.certtrail.schemas.event.LogEvent;

/**
 * The data of an event in their order, and there is an end to how many are kept. A name that comes again is numbered in
 * EventData; of UserData, where lists repeat their names, the first value stays.
 */
public final class EventData implements JsonObject.Taker {
    private static final int MOST = 512;

    private final FixedMap.Maker<String> values = new FixedMap.Maker<>(8);
    private int count;

    /** Adds a value without a name: {@code param1}, {@code param2}, by its place among all values. */
    public void add(String value) {
        add("param" + (count + 1), value);
    }

    /** Adds a value by its name, numbered when there is one with that name. */
    public void add(String name, String value) {
        count++;
        var key = Rows.text(name);
        if (values.size() < MOST && !values.add(key, value)) {
            values.add(key + "~" + count, value);
        }
    }

    @Override
    public void take(String name, String value) {
        add(name, value);
    }

    /** Adds a value unless there is one with its name. */
    public void addFirst(String name, String value) {
        if (values.size() < MOST) {
            values.add(Rows.text(name), value);
        }
    }

    /** All values in their order, as they were read. */
    public FixedMap<String> values() {
        return values.made();
    }

    /**
     * The same within the limits of an event and without secrets, of which a clean record has none: nothing is added
     * after that.
     */
    FixedMap<String> redacted(boolean isClean) {
        var all = values.made();
        if (isClean && allFit(all)) {
            return all;
        }
        var redacted = new FixedMap.Maker<String>(all.size());
        all.forEach((name, value) -> redacted.add(name, redacted(name, value)));
        return redacted.made();
    }

    private static boolean allFit(FixedMap<String> all) {
        for (var value : all.values()) {
            if (value.length() > LogEvent.TEXT_LIMIT) {
                return false;
            }
        }
        return true;
    }

    private static String redacted(String name, String value) {
        return Secrets.isName(name) ? "..." : Rows.text(Secrets.redact(value));
    }
}
