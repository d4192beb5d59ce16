/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.schemas.diagnosis.Incident;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An incident as the last stage keeps it.
 *
 * @param members id of each diagnosis it holds, and whether it is open
 */
public record IncidentRow(Incident published, SortedMap<String, Boolean> members) {
    public IncidentRow {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }
}
