/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.signal.Observation.Join;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The certificate of a request, as those of its records name it that belong to it beyond doubt. */
final class Certificates {
    private static final List<IdentifierKind> KINDS = List.of(IdentifierKind.SERIAL, IdentifierKind.THUMBPRINT);

    private Certificates() {}

    /**
     * What is of one certificate: a record that only its time joined, and that names another one, is of another
     * request.
     */
    static List<Observation> ofOne(List<Observation> part) {
        if (!anyByTime(part)) {
            return part;
        }
        var named = named(part);
        return part.stream()
                .filter(seen -> !isByTime(seen) || !isOfAnother(seen, named))
                .toList();
    }

    private static boolean anyByTime(List<Observation> part) {
        for (var seen : part) {
            if (isByTime(seen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isByTime(Observation seen) {
        return seen.join() == Join.TIME;
    }

    private static Map<IdentifierKind, Set<String>> named(List<Observation> part) {
        var named = new EnumMap<IdentifierKind, Set<String>>(IdentifierKind.class);
        for (var seen : part) {
            for (var kind : KINDS) {
                if (!isByTime(seen)) {
                    seen.identifier(kind)
                            .ifPresent(value -> named.computeIfAbsent(kind, none -> new HashSet<>())
                                    .add(value));
                }
            }
        }
        return named;
    }

    private static boolean isOfAnother(Observation seen, Map<IdentifierKind, Set<String>> named) {
        return named.entrySet().stream().anyMatch(its -> {
            var value = seen.identifier(its.getKey());
            return value.isPresent() && !its.getValue().contains(value.get());
        });
    }
}
