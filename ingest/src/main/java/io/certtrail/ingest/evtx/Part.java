/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.util.List;

/** What stands in an element or attribute of a template: text, a place for a value, or an element. */
sealed interface Part {
    /** Text that is the same in all records. */
    record Text(String text) implements Part {}

    /**
     * A place for a value of the record.
     *
     * @param type what the template says the value is
     * @param optional whether the element or attribute around it is left out when the record has no such value
     */
    record Substitution(int index, int type, boolean optional) implements Part {}

    /** An element; its names have no prefixes, and it has no declarations of namespaces. */
    record Node(String name, List<Attribute> attributes, List<Part> content) implements Part {}

    /** An attribute and what makes up its value. */
    record Attribute(String name, List<Part> value) {}
}
