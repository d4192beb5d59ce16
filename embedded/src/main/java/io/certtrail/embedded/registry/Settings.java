/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** The part of the REST interface about compatibility levels and modes, of one subject or of all. */
final class Settings {
    private static final String LEVEL = "compatibilityLevel";
    private static final String MODE = "mode";
    private static final String DEFAULT = "defaultToGlobal";

    private final Registry registry;
    private final Subjects subjects;

    Settings(Registry registry) {
        this.registry = registry;
        this.subjects = registry.subjects();
    }

    JsonNode level(Request request) {
        return answer(LEVEL, subjects.level());
    }

    JsonNode levelOf(Request request) {
        var own = subjects.level(request.part(0));
        return answer(
                LEVEL,
                request.asks(DEFAULT)
                        ? own.orElseGet(subjects::level)
                        : own.orElseThrow(() -> RegistryError.noCompatibility(request.part(0))));
    }

    /** A request that names no level changes nothing. */
    JsonNode setLevel(Request request) {
        var name = request.body().path("compatibility");
        if (!name.isMissingNode() && !name.isNull()) {
            var level = Compatibility.of(name.asText())
                    .orElseThrow(() -> RegistryError.invalidCompatibility(name.asText()));
            registry.setLevel(subject(request), level);
        }
        return request.body();
    }

    JsonNode unsetLevel(Request request) {
        var before = subjects.level();
        registry.setLevel(null, null);
        return answer(LEVEL, before);
    }

    JsonNode unsetLevelOf(Request request) {
        var subject = request.part(0);
        var before = subjects.level(subject).orElseThrow(() -> RegistryError.noSubject(subject));
        registry.setLevel(subject, null);
        return answer(LEVEL, before);
    }

    JsonNode mode(Request request) {
        return answer(MODE, subjects.mode());
    }

    JsonNode modeOf(Request request) {
        var own = subjects.mode(request.part(0));
        return answer(
                MODE,
                request.asks(DEFAULT)
                        ? own.orElseGet(subjects::mode)
                        : own.orElseThrow(() -> RegistryError.noMode(request.part(0))));
    }

    JsonNode setMode(Request request) {
        var name = request.body().path(MODE).asText();
        var mode = Mode.of(name).orElseThrow(() -> RegistryError.invalidMode(name));
        registry.setMode(subject(request), mode);
        return answer(MODE, mode);
    }

    JsonNode unsetModeOf(Request request) {
        var subject = request.part(0);
        var before = subjects.mode(subject).orElseThrow(() -> RegistryError.noSubject(subject));
        registry.setMode(subject, null);
        return answer(MODE, before);
    }

    private static @Nullable String subject(Request request) {
        return request.parts().isEmpty() ? null : request.part(0);
    }

    private static JsonNode answer(String name, Enum<?> value) {
        return JsonNodeFactory.instance.objectNode().put(name, value.name());
    }
}
