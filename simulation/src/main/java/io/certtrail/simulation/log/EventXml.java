/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.time.Instant;

/** Events as Windows renders them. */
final class EventXml {
    private EventXml() {}

    static String text(Instant time, long record, WindowsEvent event) {
        var xml = new StringBuilder(1024)
                .append("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='")
                .append(event.provider())
                .append("'/><EventID>")
                .append(event.id())
                .append("</EventID><Version>0</Version><Level>")
                .append(event.level())
                .append("</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords>")
                .append("<TimeCreated SystemTime='")
                .append(Times.ticks(time))
                .append("'/><EventRecordID>")
                .append(record)
                .append("</EventRecordID><Correlation/><Execution ProcessID='2964' ThreadID='3020'/><Channel>")
                .append(event.channel())
                .append("</Channel><Computer>")
                .append(event.computer())
                .append("</Computer><Security UserID='S-1-5-18'/></System><EventData>");
        event.data()
                .forEach((name, value) -> xml.append("<Data Name='")
                        .append(name)
                        .append("'>")
                        .append(escaped(value))
                        .append("</Data>"));
        return xml.append("</EventData><RenderingInfo Culture='en-US'><Message>")
                .append(escaped(event.message("\n")))
                .append("</Message></RenderingInfo></Event>")
                .toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
