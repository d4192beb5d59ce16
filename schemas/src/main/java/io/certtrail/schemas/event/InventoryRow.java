/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Map;

/**
 * One row of an inventory: a managed device, a connector, or a change somebody made to what is managed.
 *
 * @param kind {@code device}, {@code connector} or {@code change}
 * @param columns column name to value, empty values left out
 */
public record InventoryRow(String kind, Map<String, String> columns) implements Body {
    public InventoryRow {
        columns = Map.copyOf(columns);
    }
}
