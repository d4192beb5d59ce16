/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Map;

/**
 * One row of the CA database ({@code certutil -view}).
 *
 * @param columns column name to value, empty values left out
 */
public record CaRow(Map<String, String> columns) implements Body {
    public CaRow {
        columns = Map.copyOf(columns);
    }
}
