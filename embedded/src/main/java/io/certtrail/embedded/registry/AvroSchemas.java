/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Parses schemas together with what they refer to. */
final class AvroSchemas {
    private final Subjects subjects;

    AvroSchemas(Subjects subjects) {
        this.subjects = subjects;
    }

    /** A schema and the text under which the registry knows it. */
    record Parsed(Schema schema, SchemaContent content) {}

    /** Parses a schema of a request; one that is new must have defaults that fit their types. */
    Parsed parse(String text, List<Reference> references) {
        try {
            var parser = new Schema.Parser().setValidateDefaults(true);
            var referred = new ArrayList<Schema>();
            parseReferences(references, parser, referred, new HashSet<>());
            var schema = parser.parse(text);
            return new Parsed(schema, new SchemaContent(SchemaVersion.AVRO, text(schema, referred), references));
        } catch (AvroRuntimeException e) {
            throw RegistryError.invalidSchema("The schema is no Avro schema: " + e.getMessage());
        }
    }

    /** Deprecated as it is, no other method of Avro's leaves types that are referred to by their names. */
    @SuppressWarnings("deprecation")
    private static String text(Schema schema, List<Schema> referred) {
        return schema.toString(referred, false);
    }

    /** Parses a schema that the registry holds. */
    Schema parse(SchemaVersion version) {
        try {
            var parser = new Schema.Parser().setValidateDefaults(false);
            parseReferences(version.references(), parser, new ArrayList<>(), new HashSet<>());
            return parser.parse(version.text());
        } catch (AvroRuntimeException e) {
            throw RegistryError.invalidSchema("Version %d of subject '%s' is no Avro schema: %s"
                    .formatted(version.version(), version.subject(), e.getMessage()));
        }
    }

    private void parseReferences(
            List<Reference> references, Schema.Parser parser, List<Schema> referred, Set<SchemaVersion> seen) {
        for (var reference : references) {
            var version = subjects.version(reference.subject(), reference.version())
                    .orElseThrow(
                            () -> RegistryError.invalidSchema("Version %d of subject '%s' is referred to and not there"
                                    .formatted(reference.version(), reference.subject())));
            if (seen.add(version)) {
                parseReferences(version.references(), parser, referred, seen);
                referred.add(parser.parse(version.text()));
            }
        }
    }
}
