/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What a new version must be able to do: read what older ones wrote, be read by them, or both. */
enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsOld;
    private final boolean readByOld;
    private final boolean allOfThem;

    Compatibility(boolean readsOld, boolean readByOld, boolean allOfThem) {
        this.readsOld = readsOld;
        this.readByOld = readByOld;
        this.allOfThem = allOfThem;
    }

    static Optional<Compatibility> of(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** Which of a subject's versions, oldest first, a new one is held against. */
    <T> List<T> heldAgainst(List<T> versions) {
        return allOfThem || versions.isEmpty() ? versions : versions.subList(versions.size() - 1, versions.size());
    }

    /** Why a schema may not follow an older one; nothing when it may. */
    List<String> objections(Schema candidate, Schema older) {
        var objections = new ArrayList<String>();
        if (readsOld) {
            objections.addAll(objectionsOfReader(candidate, older, "the new schema cannot read the old one's data"));
        }
        if (readByOld) {
            objections.addAll(objectionsOfReader(older, candidate, "the old schema cannot read the new one's data"));
        }
        return objections;
    }

    private static List<String> objectionsOfReader(Schema reader, Schema writer, String meaning) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(each ->
                        "%s at '%s': %s (%s)".formatted(each.getType(), each.getLocation(), meaning, each.getMessage()))
                .toList();
    }
}
