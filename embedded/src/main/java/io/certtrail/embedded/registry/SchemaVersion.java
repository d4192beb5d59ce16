/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.List;

/** One version of a subject; {@code text} is the schema as Avro itself writes it. */
record SchemaVersion(
        String subject, int version, int id, String type, String text, List<Reference> references, boolean deleted) {
    static final String AVRO = "AVRO";

    SchemaContent content() {
        return new SchemaContent(type, text, references);
    }

    SchemaVersion deletedSoftly() {
        return new SchemaVersion(subject, version, id, type, text, references, true);
    }

    boolean refersTo(SchemaVersion other) {
        return references.stream()
                .anyMatch(each -> each.subject().equals(other.subject) && each.version() == other.version);
    }
}
