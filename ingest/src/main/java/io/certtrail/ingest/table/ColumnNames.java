/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.table;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names under which tools and languages know a column. Letters and digits count, whatever their case, but no letter
 * with an accent: it seldom survives the code page of a console.
 */
public final class ColumnNames {
    private static final char FIRST_AFTER_LATIN = 0x250;

    private final Map<String, Known> known = new HashMap<>();

    private ColumnNames() {}

    /**
     * A column that is known.
     *
     * @param rank of the name among those of the column: the first that has a value counts
     */
    record Known(String column, int rank) {}

    /** No names yet. */
    public static ColumnNames empty() {
        return new ColumnNames();
    }

    /** The same with the names of one more column, separated by commas, the one that counts most first. */
    public ColumnNames with(String column, String names) {
        var rank = 0;
        for (var name : names.split(",", -1)) {
            known.putIfAbsent(normal(name), new Known(column, rank++));
        }
        return this;
    }

    /** The same where one more name stands for what another does, as a list of columns in the log itself says. */
    public ColumnNames withAlias(String alias, String name) {
        var column = known.get(normal(name));
        if (column != null && !normal(alias).isEmpty()) {
            known.putIfAbsent(normal(alias), column);
        }
        return this;
    }

    /** A copy that may learn names of its own. */
    public ColumnNames copy() {
        var copy = new ColumnNames();
        copy.known.putAll(known);
        return copy;
    }

    /** The column with this name. */
    public Optional<String> column(String name) {
        return Optional.ofNullable(known.get(normal(name))).map(Known::column);
    }

    @Nullable Known find(String name) {
        return known.get(normal(name));
    }

    /** Starts collecting the values of a row. */
    public Picking picking() {
        return new Picking(this);
    }

    private static String normal(String name) {
        var normal = new StringBuilder();
        for (var i = 0; i < Math.min(name.length(), 100); i++) {
            var c = name.charAt(i);
            if ((c < 128 || c >= FIRST_AFTER_LATIN) && Character.isLetterOrDigit(c)) {
                normal.append(Character.toLowerCase(c));
            }
        }
        return normal.toString();
    }

    /** The known values of one row, of several with the same meaning the one whose name counts most. */
    public static final class Picking {
        private final ColumnNames names;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, Integer> ranks = new HashMap<>();

        private Picking(ColumnNames names) {
            this.names = names;
        }

        /** Takes a value when its name is known and it is one. */
        public void take(String name, String value) {
            var column = names.find(name);
            if (column != null && !isEmpty(value) && column.rank() < ranks.getOrDefault(column.column(), 1000)) {
                ranks.put(column.column(), column.rank());
                values.put(column.column(), value.strip());
            }
        }

        /** Column to value, empty ones left out. */
        public Map<String, String> values() {
            return values;
        }

        private static boolean isEmpty(String value) {
            return value.isBlank() || value.equals("EMPTY") || value.equals("LEER") || value.equals("\"\"");
        }
    }
}
