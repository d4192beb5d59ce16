/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The REST interface: which request does what. */
final class Api {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Registry registry;
    private final Subjects subjects;
    private final Settings settings;
    private final List<Route> routes;

    Api(Registry registry) {
        this.registry = registry;
        this.subjects = registry.subjects();
        this.settings = new Settings(registry);
        this.routes = routes();
    }

    private List<Route> routes() {
        return List.of(
                Route.of("GET", "/", request -> JSON.objectNode()),
                Route.of("GET", "/contexts", request -> JSON.arrayNode().add(".")),
                Route.of("GET", "/schemas/types", request -> JSON.arrayNode().add(SchemaVersion.AVRO)),
                Route.of("GET", "/schemas/ids/*", this::schemaOfId),
                Route.of(
                        "GET",
                        "/schemas/ids/*/schema",
                        request -> new TextNode(schemaOf(request).text())),
                Route.of("GET", "/schemas/ids/*/subjects", this::subjectsOfId),
                Route.of("GET", "/schemas/ids/*/versions", this::versionsOfId),
                Route.of("GET", "/schemas/guids/*", this::schemaOfGuid),
                Route.of("GET", "/subjects", this::subjects),
                Route.of("POST", "/subjects/*", this::lookUp),
                Route.of(
                        "DELETE",
                        "/subjects/*",
                        request -> numbers(registry.deleteSubject(request.part(0), request.asks("permanent")))),
                Route.of("GET", "/subjects/*/versions", this::versions),
                Route.of("POST", "/subjects/*/versions", this::register),
                Route.of("GET", "/subjects/*/versions/*", request -> full(version(request))),
                Route.of(
                        "GET",
                        "/subjects/*/versions/*/schema",
                        request -> new TextNode(version(request).text())),
                Route.of("GET", "/subjects/*/versions/*/referencedby", this::referencedBy),
                Route.of("DELETE", "/subjects/*/versions/*", this::deleteVersion),
                Route.of("POST", "/compatibility/subjects/*/versions", this::compatible),
                Route.of("POST", "/compatibility/subjects/*/versions/*", this::compatible),
                Route.of("GET", "/config", settings::level),
                Route.of("PUT", "/config", settings::setLevel),
                Route.of("DELETE", "/config", settings::unsetLevel),
                Route.of("GET", "/config/*", settings::levelOf),
                Route.of("PUT", "/config/*", settings::setLevel),
                Route.of("DELETE", "/config/*", settings::unsetLevelOf),
                Route.of("GET", "/mode", settings::mode),
                Route.of("PUT", "/mode", settings::setMode),
                Route.of("GET", "/mode/*", settings::modeOf),
                Route.of("PUT", "/mode/*", settings::setMode),
                Route.of("DELETE", "/mode/*", settings::unsetModeOf),
                Route.of("GET", "/associations/resources/*/*", request -> JSON.arrayNode()));
    }

    /** Answers a request, or says with which error. */
    JsonNode answer(String method, String rawPath, Map<String, String> query, JsonNode body) {
        var path = Request.split(rawPath);
        var here = routes.stream().filter(route -> route.leadsTo(path)).toList();
        if (here.isEmpty()) {
            throw RegistryError.noSuchPath(rawPath);
        }
        var route = here.stream()
                .filter(each -> each.method().equals(method))
                .findFirst()
                .orElseThrow(() -> RegistryError.noSuchMethod(method, rawPath));
        return route.answer().apply(new Request(route.parts(path), query, body));
    }

    /** A method and a path, in which a star stands for any one part. */
    record Route(String method, List<String> pattern, Function<Request, JsonNode> answer) {
        private static final String ANY = "*";

        static Route of(String method, String path, Function<Request, JsonNode> answer) {
            return new Route(
                    method,
                    Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList(),
                    answer);
        }

        boolean leadsTo(List<String> path) {
            if (path.size() != pattern.size()) {
                return false;
            }
            for (var i = 0; i < pattern.size(); i++) {
                if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<String> parts(List<String> path) {
            return Stream.iterate(0, i -> i < pattern.size(), i -> i + 1)
                    .filter(i -> pattern.get(i).equals(ANY))
                    .map(path::get)
                    .toList();
        }
    }

    private JsonNode register(Request request) {
        return answer(registry.register(request.part(0), Drafts.of(request.body())));
    }

    private JsonNode lookUp(Request request) {
        return full(registry.lookUp(request.part(0), Drafts.of(request.body()), request.asks("deleted")));
    }

    private SchemaVersion version(Request request) {
        return registry.version(request.part(0), VersionNumber.of(request.part(1)), request.asks("deleted"));
    }

    private JsonNode deleteVersion(Request request) {
        return JSON.numberNode(
                registry.deleteVersion(request.part(0), VersionNumber.of(request.part(1)), request.asks("permanent")));
    }

    private JsonNode compatible(Request request) {
        var number = request.parts().size() > 1 ? VersionNumber.of(request.part(1)) : null;
        var objections = registry.objections(request.part(0), Drafts.of(request.body()), number);
        var answer = JSON.objectNode().put("is_compatible", objections.isEmpty());
        if (request.asks("verbose")) {
            objections.forEach(answer.putArray("messages")::add);
        }
        return answer;
    }

    private JsonNode subjects(Request request) {
        var prefix = request.query().getOrDefault("subjectPrefix", "");
        return texts(wanted(subjects.all(), request)
                .map(SchemaVersion::subject)
                .distinct()
                .filter(subject -> subject.startsWith(prefix))
                .toList());
    }

    private JsonNode versions(Request request) {
        var subject = request.part(0);
        var deletedToo = request.asks("deleted") || request.asks("deletedOnly");
        if (deletedToo
                ? subjects.versions(subject).isEmpty()
                : registry.live(subject).isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return numbers(wanted(subjects.versions(subject), request)
                .map(SchemaVersion::version)
                .toList());
    }

    private static Stream<SchemaVersion> wanted(List<SchemaVersion> versions, Request request) {
        Predicate<SchemaVersion> wanted = request.asks("deletedOnly")
                ? SchemaVersion::deleted
                : version -> request.asks("deleted") || !version.deleted();
        return versions.stream().filter(wanted);
    }

    private JsonNode referencedBy(Request request) {
        var version = registry.version(request.part(0), VersionNumber.of(request.part(1)), true);
        return numbers(subjects.all().stream()
                .filter(each -> !each.deleted() && each.refersTo(version))
                .map(SchemaVersion::id)
                .distinct()
                .toList());
    }

    private SchemaVersion schemaOf(Request request) {
        return subjects.withId(request.number(0))
                .findFirst()
                .orElseThrow(() -> RegistryError.noSchema(request.part(0)));
    }

    private JsonNode schemaOfId(Request request) {
        var answer = content(schemaOf(request));
        if (request.asks("fetchMaxId")) {
            answer.put("maxId", subjects.highestId());
        }
        return answer;
    }

    private JsonNode schemaOfGuid(Request request) {
        return subjects.withGuid(Drafts.guid(request.part(0)))
                .findFirst()
                .map(version -> content(version).put("id", version.id()))
                .orElseThrow(() -> RegistryError.noSchema(request.part(0)));
    }

    private JsonNode subjectsOfId(Request request) {
        schemaOf(request);
        return texts(wanted(subjects.withId(request.number(0)).toList(), request)
                .map(SchemaVersion::subject)
                .distinct()
                .toList());
    }

    private JsonNode versionsOfId(Request request) {
        schemaOf(request);
        var answer = JSON.arrayNode();
        wanted(subjects.withId(request.number(0)).toList(), request)
                .forEach(each ->
                        answer.addObject().put("subject", each.subject()).put("version", each.version()));
        return answer;
    }

    private static ObjectNode content(SchemaVersion version) {
        var answer = JSON.objectNode();
        putContent(answer, version);
        return answer;
    }

    private static ObjectNode answer(SchemaVersion version) {
        var answer = JSON.objectNode().put("id", version.id()).put("version", version.version());
        putContent(answer, version);
        return answer;
    }

    private static ObjectNode full(SchemaVersion version) {
        var answer = JSON.objectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id());
        putContent(answer, version);
        return answer;
    }

    /** A schema without a type is Avro's, as old clients know it. */
    private static void putContent(ObjectNode answer, SchemaVersion version) {
        answer.put("guid", version.content().guid().toString());
        if (!version.type().equals(SchemaVersion.AVRO)) {
            answer.put("schemaType", version.type());
        }
        Json.putReferences(answer, version.references());
        answer.put("schema", version.text());
    }

    private static ArrayNode numbers(Collection<Integer> values) {
        var array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static ArrayNode texts(Collection<String> values) {
        var array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
