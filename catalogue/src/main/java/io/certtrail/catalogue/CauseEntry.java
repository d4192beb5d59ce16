/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.util.List;

/** One possible cause of a diagnosis, what confirms it and what rules it out. */
public record CauseEntry(
        String code, String title, List<Match> confirmedBy, List<Match> ruledOutBy, List<String> remedy) {
    public CauseEntry {
        confirmedBy = confirmedBy == null ? List.of() : List.copyOf(confirmedBy);
        ruledOutBy = ruledOutBy == null ? List.of() : List.copyOf(ruledOutBy);
        remedy = remedy == null ? List.of() : List.copyOf(remedy);
    }
}
