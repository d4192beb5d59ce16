/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import io.certtrail.correlator.state.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is due when, ordered by time. Scans begin at the last thing taken and not at the table's start: an index from
 * which entries are deleted leaves tombstones, and walking over them made a naive one fourteen times slower.
 */
public final class Agenda {
    private final Table<String> entries;
    private String from = "";

    /** An agenda kept in a table of its own. */
    public Agenda(Table<String> entries) {
        this.entries = entries;
    }

    /** Notes that a thing is due at a time; one thing may be due at several times. */
    public void add(Instant due, String thing) {
        var key = TimeKey.of(due, thing);
        entries.put(key, "");
        if (key.compareTo(from) < 0) {
            from = key;
        }
    }

    /** Forgets that a thing is due at a time. */
    public void remove(Instant due, String thing) {
        entries.delete(TimeKey.of(due, thing));
    }

    /** Takes the earliest entry due at or before a time. */
    public Optional<Due> take(Instant until) {
        var found = new First();
        entries.scan(from, TimeKey.of(until, TimeKey.LAST), (key, value) -> {
            found.key = key;
            return false;
        });
        if (found.key == null) {
            return Optional.empty();
        }
        entries.delete(found.key);
        from = found.key;
        return Optional.of(new Due(TimeKey.time(found.key), TimeKey.thing(found.key)));
    }

    /** Takes all that is due at or before a time, in order, also what comes up on the way. */
    public void takeAll(Instant until, Consumer<Due> taker) {
        for (var due = take(until); due.isPresent(); due = take(until)) {
            taker.accept(due.get());
        }
    }

    /** One thing that is due. */
    public record Due(Instant at, String thing) {}

    private static final class First {
        private @Nullable String key;
    }
}
