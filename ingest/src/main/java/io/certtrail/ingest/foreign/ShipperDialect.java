/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Every way in which other shippers write a record; adding one is a class and a line here. It is told for each record
 * by its keys, since shippers of several kinds and ages write to one topic. The first that knows a record reads it.
 */
enum ShipperDialect {
    /** Envelopes: what is inside is read as if it had come alone. */
    OTLP(Otlp::read),
    BATCH(Batches::read),
    SPLUNK(Splunk::read),
    /** Winlogbeat, NXLog, Fluent Bit, Vector, and event XML in a field. */
    WINDOWS_EVENT((piece, found) -> found.windowsEvent(piece.json())),
    OTEL_EVENT(OtelEvent::read),
    AZURE_TABLE(AzureTable::read),
    INTUNE(Intune::read),
    IIS_FIELDS(IisFields::read),
    /** Last: nearly every shipper has a message. */
    LINE(FileLine::read);

    /** How one dialect is read. */
    @FunctionalInterface
    interface Dialect {
        /** Reads a piece it knows, and tells whether it does. */
        boolean read(Piece piece, Found found);
    }

    private final Dialect dialect;

    ShipperDialect(Dialect dialect) {
        this.dialect = dialect;
    }

    boolean read(Piece piece, Found found) {
        return dialect.read(piece, found);
    }

    static String known() {
        return Arrays.stream(values())
                .map(dialect -> dialect.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
