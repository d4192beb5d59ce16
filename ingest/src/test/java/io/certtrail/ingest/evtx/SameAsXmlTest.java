/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.evtx.Part.Node;
import io.certtrail.ingest.evtx.Part.Substitution;
import io.certtrail.ingest.evtx.Part.Text;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.format.Reading;
import io.certtrail.ingest.xml.Fragments;
import io.certtrail.ingest.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event read from EVTX has the id and the fields that the same event has when read as XML. */
class SameAsXmlTest {
    private static final Path SAMPLES = Path.of("src/test/resources/formats/windows-xml");

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void with_all_texts_in_the_element_itself(Path sample) throws IOException {
        for (var xml : events(sample)) {
            assertSame(xml, new EvtxWriter().add(Templating.literal(xml), List.of()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void with_all_texts_as_values_of_a_template(Path sample) throws IOException {
        for (var xml : events(sample)) {
            var values = new ArrayList<Value>();
            var template = templated(Templating.literal(xml), values);
            assertSame(xml, new EvtxWriter().add(template, values));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void with_each_element_of_the_event_as_a_document_of_its_own(Path sample) throws IOException {
        for (var xml : events(sample)) {
            var values = new ArrayList<Value>();
            var places = new ArrayList<Part>();
            for (var part : Templating.literal(xml).content()) {
                if (part instanceof Node node) {
                    places.add(new Substitution(values.size(), 0x21, true));
                    var own = new ArrayList<Value>();
                    var template = templated(node, own);
                    values.add(new Value.Embedded(template, own));
                }
            }
            assertSame(xml, new EvtxWriter().add(new Node("Event", List.of(), places), values));
        }
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files
                    .filter(file -> file.toString().endsWith(".xml"))
                    // its lists of strings are how one tool writes XML, which no EVTX file holds
                    .filter(file -> !file.endsWith("python-evtx.xml") && !file.endsWith("utf16.xml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static void assertSame(String xml, EvtxWriter writer) {
        var asXml = only(Reading.rows(LogFormat.WINDOWS_XML, xml.getBytes(StandardCharsets.UTF_8)));
        var asEvtx = only(Reading.rows(LogFormat.EVTX, writer.bytes()));
        if (asXml instanceof Row.Read read) {
            assertThat(asEvtx).as(xml).isInstanceOf(Row.Read.class);
            var event = ((Row.Read) asEvtx).event();
            assertThat(event.body()).as(xml).isEqualTo(read.event().body());
            assertThat(event)
                    .usingRecursiveComparison()
                    .ignoringFields("text", "place", "body")
                    .isEqualTo(read.event());
        } else if (asXml instanceof Row.Ignored) {
            assertThat(asEvtx).as(xml).isEqualTo(asXml);
        }
    }

    private static Row only(List<Row> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** The element with each text in its own place for a value. */
    private static Node templated(Node node, List<Value> values) {
        var attributes = node.attributes().stream()
                .map(attribute -> new Part.Attribute(attribute.name(), templated(attribute.value(), values)))
                .toList();
        return new Node(node.name(), attributes, templated(node.content(), values));
    }

    private static List<Part> templated(List<Part> parts, List<Value> values) {
        var places = new ArrayList<Part>();
        for (var part : parts) {
            if (part instanceof Text text) {
                places.add(new Substitution(values.size(), 0x01, values.size() % 2 == 0));
                values.add(Value.text(text.text()));
            } else {
                places.add(part instanceof Node node ? templated(node, values) : part);
            }
        }
        return places;
    }

    /** Windows gives every record a number; what has none was written by hand. */
    private static List<String> events(Path sample) throws IOException {
        var events = new ArrayList<String>();
        try (var fragments = new Fragments(new ByteArrayInputStream(Files.readAllBytes(sample)), "Event")) {
            while (fragments.next()) {
                var xml = new String(fragments.bytes(), StandardCharsets.UTF_8);
                if (isWhole(xml) && xml.contains("EventRecordID")) {
                    events.add(xml);
                }
            }
        }
        return events;
    }

    private static boolean isWhole(String xml) {
        try {
            io.certtrail.ingest.xml.XmlElement.parse(xml);
            return true;
        } catch (XmlFault e) {
            return false;
        }
    }
}
