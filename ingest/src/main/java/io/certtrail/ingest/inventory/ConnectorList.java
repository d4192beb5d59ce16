/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.table.ColumnNames;
import io.certtrail.ingest.table.TableHeader;
import io.certtrail.schemas.event.Origin;
import java.io.InputStream;
import java.util.List;

/** The list of certificate connectors, from the admin centre or from Graph. */
public final class ConnectorList {
    private static final ColumnNames NAMES = ColumnNames.empty()
            .with("id", "Connector ID,id")
            .with(
                    "name",
                    "Machine name,Computer name,Server name,Computername,Servername,Connector name,Display name,Name,"
                            + "Connectorname")
            .with("version", "Connector version,Agent version,Version,Connectorversion")
            .with("status", "Status,State,Connector status,Connection status,Verbindungsstatus")
            .with(
                    "lastConnection",
                    "Last connection,Last connected,Last connection date time,Last connection time,Last check-in,"
                            + "Letzte Verbindung");

    private ConnectorList() {}

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        var columns = TableHeader.columns(head, NAMES);
        return columns.containsAll(List.of("name", "version"))
                && (columns.contains("status") || columns.contains("lastConnection"));
    }

    /** Opens a list. */
    public static LogCursor open(InputStream bytes, SourceContext context) {
        return Inventory.open(bytes, context, NAMES, "connector", Origin.CONNECTOR);
    }
}
