/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.schemas.diagnosis.Incident;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which incidents are the cause of which others. */
final class Explained {
    private final Map<String, Incident> incidents;

    Explained(Collection<Incident> incidents) {
        this.incidents = incidents.stream().collect(Collectors.toMap(Incident::id, Function.identity()));
    }

    /** What an incident explains, one line each. */
    List<String> by(@Nullable String id) {
        var incident = id == null ? null : incidents.get(id);
        return incident == null
                ? List.of()
                : incident.explains().stream()
                        .map(incidents::get)
                        .filter(Objects::nonNull)
                        .map(other -> "%s, %s".formatted(other.code(), Numbers.count(other.count(), "time", "times")))
                        .sorted()
                        .toList();
    }
}
