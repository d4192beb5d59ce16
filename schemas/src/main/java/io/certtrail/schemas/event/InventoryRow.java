/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Map;

/**
 * One row of an inventory: a managed device or a connector.
 *
 * @param kind {@code device} or {@code connector}
 * @param columns column name to value, empty values left out
 */
public record InventoryRow(String kind, Map<String, String> columns) implements Body {
    public InventoryRow {
        columns = Map.copyOf(columns);
    }
}
