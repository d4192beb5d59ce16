/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import io.certtrail.bench.race.Bench;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import io.certtrail.simulation.story.Life.Size;
import io.certtrail.simulation.world.Disorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The requests that are received and not closed in time, from the load {@code connector-events}, ordered and in four
 * kinds of disorder: what {@code certtrail} misses, says falsely and repeats, beside a rule over stream time and a
 * database. Options: {@code --transactions} (62,000), {@code --seed} (1).
 */
public final class DisorderBenchmark {
    /** A kind of disorder, and whether the correlator is stopped in good order half-way. */
    record Column(String name, Disorder disorder, boolean restarts) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("ordered", Disorder.NONE, false),
            new Column("jitter <= 30 s", jitter(), false),
            new Column("10 % twice", new Disorder(Duration.ZERO, 0.1, Map.of(), Map.of()), false),
            new Column("one channel 45 s late", late(), false),
            new Column("restart half-way", Disorder.NONE, true));

    /** Measured elsewhere and once, with 62,000 transactions of the same kind: missed, false, repeated. */
    private static final List<List<String>> PUBLISHED = List.of(
            List.of("syslog-ng 3.38 grouping-by", "0/0/0", "0/10,775/0", "1/4,235/0", "9/59,161/0", "11/0/0"),
            List.of("Esper 8.9", "0/0/0", "0/10,775/0", "0/4,235/91", "8/59,161/0", "-"),
            List.of("awk script", "0/0/0", "0/10,775/0", "0/4,235/0", "0/59,161/0", "-"),
            List.of("Flink CEP 1.20, watermark 60 s", "0/0/0", "0/0/0", "0/0/92", "0/0/0", "-"));

    private DisorderBenchmark() {}

    private static Disorder jitter() {
        return new Disorder(Duration.ofSeconds(30), 0, Map.of(), Map.of());
    }

    private static Disorder late() {
        return new Disorder(Duration.ZERO, 0, Map.of("connector-operational", Duration.ofSeconds(45)), Map.of());
    }

    /** Prints the table. */
    public static void run(Bench bench) {
        int transactions = Math.toIntExact(
                bench.option("transactions", Preset.CONNECTOR_EVENTS.size().requests()));
        var plan = Plan.of(Preset.CONNECTOR_EVENTS, bench.option("seed", 1)).with(new Size(transactions, 4, 0, 0));
        var table = new Table(bench.out(), COLUMNS.stream().map(Column::name).toList());
        bench.out().println("missed / false / repeated, in this run:");
        table.head();
        var load = COLUMNS.stream().map(column -> load(bench, plan, column)).toList();
        table.row("certtrail, live", load.stream().map(Live::run).toList());
        table.row("certtrail, replayed", load.stream().map(Replayed::run).toList());
        table.row("a rule over stream time", load.stream().map(StreamTime::run).toList());
        table.row(
                "DuckDB, anti-join",
                load.stream().map(DisorderBenchmark::database).toList());
        bench.out().printf(Locale.ROOT, "%npublished, of %,d such transactions, not of this run:%n", 62_000);
        table.head();
        PUBLISHED.forEach(row -> table.line(row.get(0), row.subList(1, row.size())));
    }

    private static Load load(Bench bench, Plan plan, Column column) {
        try {
            var file = bench.file(column.name().replaceAll("[^a-z0-9]+", "-") + ".jsonl");
            return Load.write(file, plan.with(column.disorder()), column.restarts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Score database(Load load) {
        try {
            return AntiJoin.run(load);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
