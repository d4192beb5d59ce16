/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All sources that are followed, by their ids. */
final class Sources {
    private final String tenant;
    private final Map<String, Source> byId = new TreeMap<>();

    Sources(String tenant) {
        this.tenant = tenant;
    }

    Collection<Source> all() {
        return byId.values();
    }

    /** The source with this id, made when it is new. */
    Source of(String id, String file, long epoch, @Nullable Instant watermark, Instant now) {
        return byId.computeIfAbsent(id, key -> new Source(key, file, new Voice(tenant, key, epoch, watermark, now)));
    }

    /** The id for a file: two files of one name are two sources. */
    String unique(String id, String file) {
        var unique = id;
        for (int i = 2; isOfAnother(unique, file); i++) {
            unique = id + "~" + i;
        }
        return unique;
    }

    private boolean isOfAnother(String id, String file) {
        var known = byId.get(id);
        return known != null && !known.file().equals(file);
    }

    /** Their files, but those that are let go. */
    List<Followed> files() {
        return byId.values().stream()
                .flatMap(source -> source.files().stream())
                .filter(each -> !each.dropped())
                .toList();
    }

    /** The one that is furthest behind in time, of those with more to read; null when there is none. */
    @Nullable Source furthestBehind() {
        return byId.values().stream()
                .filter(source -> !source.isDry())
                .min(Comparator.comparing(
                        source -> source.voice().watermark(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
    }
}
