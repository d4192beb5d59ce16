/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads queries, and remembers short ones: every device asks for the CA's abilities in the same words. */
final class Queries {
    private static final int LONGEST = 64;
    private static final int MOST = 256;

    private final Map<String, Query> known = new HashMap<>();
    private String path = "";

    Query of(String ofPath, @Nullable String query) {
        if (query == null || query.length() > LONGEST) {
            return Query.of(ofPath, query);
        }
        if (!ofPath.equals(path) || known.size() >= MOST) {
            known.clear();
            path = ofPath;
        }
        var before = known.get(query);
        if (before != null) {
            return before;
        }
        var read = Query.of(ofPath, query);
        known.put(query, read);
        return read;
    }
}
