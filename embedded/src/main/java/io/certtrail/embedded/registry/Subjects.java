/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the log says, in memory. Only the log changes it. */
final class Subjects {
    private static final String ALL = "";

    private final TreeMap<String, TreeMap<Integer, SchemaVersion>> versions = new TreeMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private final Map<String, Mode> modes = new HashMap<>();
    private int highestId;

    synchronized void apply(Change change) {
        change.applyTo(this);
    }

    synchronized void put(SchemaVersion version) {
        versions.computeIfAbsent(version.subject(), subject -> new TreeMap<>()).put(version.version(), version);
        highestId = Math.max(highestId, version.id());
    }

    synchronized void remove(String subject, int version, int id) {
        highestId = Math.max(highestId, id);
        versions.computeIfPresent(subject, (name, all) -> {
            all.remove(version);
            return all.isEmpty() ? null : all;
        });
    }

    synchronized void deleteSoftly(String subject, int upTo) {
        versions.getOrDefault(subject, new TreeMap<>())
                .headMap(upTo, true)
                .replaceAll((number, version) -> version.deletedSoftly());
    }

    synchronized void setLevel(@Nullable String subject, @Nullable Compatibility level) {
        set(levels, subject, level);
    }

    synchronized void setMode(@Nullable String subject, @Nullable Mode mode) {
        set(modes, subject, mode);
    }

    private static <T> void set(Map<String, T> values, @Nullable String subject, @Nullable T value) {
        var key = subject == null ? ALL : subject;
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    /** All versions of all subjects, by subject and version. */
    synchronized List<SchemaVersion> all() {
        return versions.values().stream()
                .flatMap(each -> each.values().stream())
                .toList();
    }

    /** The versions of a subject, oldest first, those softly deleted among them. */
    synchronized List<SchemaVersion> versions(String subject) {
        return new ArrayList<>(versions.getOrDefault(subject, new TreeMap<>()).values());
    }

    synchronized Optional<SchemaVersion> version(String subject, int version) {
        return Optional.ofNullable(
                versions.getOrDefault(subject, new TreeMap<>()).get(version));
    }

    Stream<SchemaVersion> withId(int id) {
        return all().stream().filter(each -> each.id() == id);
    }

    Stream<SchemaVersion> withGuid(UUID guid) {
        return all().stream().filter(each -> each.content().guid().equals(guid));
    }

    /** The id a schema has already, under whatever subject. */
    Optional<Integer> idOf(SchemaContent content) {
        return all().stream()
                .filter(each -> each.content().equals(content))
                .map(SchemaVersion::id)
                .findFirst();
    }

    /** No schema ever had a higher id, deleted ones included. */
    synchronized int highestId() {
        return highestId;
    }

    synchronized Optional<Compatibility> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    synchronized Compatibility level() {
        return levels.getOrDefault(ALL, Compatibility.BACKWARD);
    }

    synchronized Optional<Mode> mode(String subject) {
        return Optional.ofNullable(modes.get(subject));
    }

    synchronized Mode mode() {
        return modes.getOrDefault(ALL, Mode.READWRITE);
    }
}
