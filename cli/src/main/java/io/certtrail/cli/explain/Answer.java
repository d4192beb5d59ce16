/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * What one reading of a code means.
 *
 * @param heading the code as it is known, and its name
 */
public record Answer(String heading, List<Field> fields) {
    public Answer {
        fields = List.copyOf(fields);
    }

    /** One labelled sentence; lines of one kind follow each other. */
    public record Field(String label, String text) {}

    static Builder about(String heading) {
        return new Builder(heading);
    }

    /** Collects the fields of an answer. */
    static final class Builder {
        private final String heading;
        private final List<Field> fields = new ArrayList<>();

        private Builder(String heading) {
            this.heading = heading;
        }

        Builder add(String label, String text) {
            if (!text.isBlank()) {
                fields.add(new Field(label, text));
            }
            return this;
        }

        Builder addAll(String label, List<String> texts) {
            texts.forEach(text -> add(label, text));
            return this;
        }

        Builder addAll(List<Field> more) {
            fields.addAll(more);
            return this;
        }

        Answer build() {
            return new Answer(heading, fields);
        }
    }
}
