/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;

/** The same as SQL over all records at once: received, and not closed within ten minutes. */
final class AntiJoin {
    private static final String QUERY = """
            WITH event AS (
                SELECT "@timestamp"::TIMESTAMP AS time, winlog.event_id AS id, winlog.event_data.DeviceId AS device,
                       winlog.event_data.TransactionId AS transaction
                FROM read_json('%s', format='newline_delimited', columns={'@timestamp': 'VARCHAR',
                     'winlog': 'STRUCT(event_id VARCHAR, event_data STRUCT(DeviceId VARCHAR, TransactionId VARCHAR))'}))
            SELECT received.device FROM event received
            WHERE received.id = '4003' AND NOT EXISTS (
                SELECT 1 FROM event closed
                WHERE closed.id = '4000' AND closed.transaction = received.transaction
                  AND closed.time BETWEEN received.time AND received.time + INTERVAL 10 MINUTE)
            """;

    private AntiJoin() {}

    static Score run(Load load) throws SQLException {
        var told = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        QUERY.formatted(load.file().toString().replace("'", "''")))) {
            while (rows.next()) {
                told.add(rows.getString(1));
            }
        }
        return Score.of(load.right(), told);
    }
}
