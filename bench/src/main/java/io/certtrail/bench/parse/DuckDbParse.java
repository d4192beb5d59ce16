/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.parse;

import java.sql.DriverManager;
import java.sql.SQLException;

/** The same as SQL on DuckDB, one thread: its CSV reader splits, a filter on the path, JSON lines out. */
public final class DuckDbParse {
    private static final String QUERY = """
            COPY (SELECT date, time, method, path, query, client, agent, status, taken
                  FROM read_csv('%s', delim=' ', header=false, comment='#', quote='', escape='', auto_detect=false,
                       columns={'date':'VARCHAR','time':'VARCHAR','ip':'VARCHAR','method':'VARCHAR','path':'VARCHAR',
                       'query':'VARCHAR','port':'VARCHAR','user':'VARCHAR','client':'VARCHAR','agent':'VARCHAR',
                       'referer':'VARCHAR','status':'VARCHAR','substatus':'VARCHAR','win32':'VARCHAR',
                       'taken':'VARCHAR'})
                  WHERE path LIKE '/certsrv/mscep%%') TO '/dev/stdout' (FORMAT json)
            """;

    private DuckDbParse() {}

    /** Reads the file named. */
    public static void main(String[] args) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute(QUERY.formatted(args[0].replace("'", "''")));
        }
    }
}
