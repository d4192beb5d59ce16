/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.xml.Fragments;
import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.ingest.xml.XmlFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Windows events as XML: one, many after another, in a root element, or as a view of Event Viewer was copied.
 *
 * <p>A record says itself whose log it is from, so a file of forwarded events feeds more than one origin.
 */
public final class EventXmlReader implements LogCursor {
    private final Fragments fragments;
    private final EventRows rows;

    public EventXmlReader(InputStream bytes, SourceContext context) {
        this.fragments = new Fragments(bytes, "Event");
        this.rows = new EventRows(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return !head.begins("#")
                && (head.contains("<Event ")
                        || head.contains("<Event>")
                        || head.contains("\"http://schemas.microsoft.com/win/2004/08/events/event\""));
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!fragments.next()) {
            return null;
        }
        var raw = fragments.bytes();
        if (fragments.kind() != Fragments.Kind.WHOLE) {
            return rows.rejected(fragments.number(), fragments.reason(), raw, fragments.size());
        }
        try {
            var event = EventXml.read(XmlElement.parse(new String(raw, StandardCharsets.UTF_8)));
            return rows.row(event, raw, fragments.number());
        } catch (XmlFault e) {
            return rows.rejected(fragments.number(), e.reason(), raw, fragments.size());
        }
    }

    @Override
    public long end() {
        return fragments.endOffset();
    }

    @Override
    public void close() throws IOException {
        fragments.close();
    }
}
