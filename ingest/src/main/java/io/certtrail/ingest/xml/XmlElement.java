/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One element, its names without prefixes. */
public final class XmlElement {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String inner = "";

    XmlElement(String name) {
        this.name = name;
    }

    /** Reads one element that is the whole of a text. */
    public static XmlElement parse(String text) throws XmlFault {
        return new XmlParser(text).parse();
    }

    /** Its local name. */
    public String name() {
        return name;
    }

    /** Its attributes in their order, namespace declarations left out. */
    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** The elements right inside it. */
    public List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    /** The text right inside it, entities resolved. */
    public String text() {
        return text.toString();
    }

    /** What stands inside it: its text, or its markup as written when there are elements in it. */
    public String content() {
        return children.isEmpty() ? text() : inner;
    }

    /** The first element with this name right inside it. */
    public Optional<XmlElement> child(String local) {
        return children.stream().filter(child -> child.name.equals(local)).findFirst();
    }

    /** The stripped text of the element with this name right inside it, or null when there is none or it is empty. */
    public @Nullable String childText(String local) {
        return child(local)
                .map(child -> child.text().strip())
                .filter(found -> !found.isEmpty())
                .orElse(null);
    }

    /** An attribute of the element with this name right inside it, or null. */
    public @Nullable String childAttribute(String local, String attribute) {
        return child(local).map(child -> child.attributes.get(attribute)).orElse(null);
    }

    void attribute(String local, String value) {
        attributes.putIfAbsent(local, value);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(String part) {
        text.append(part);
    }

    void inner(String markup) {
        inner = markup;
    }
}
