/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Node;
import io.certtrail.ingest.evtx.Part.Substitution;
import io.certtrail.ingest.lines.Timestamps;
import io.certtrail.ingest.winevent.EventData;
import io.certtrail.ingest.winevent.EventRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The fields of an event, straight from its elements; the same that its XML gives. */
final class Fields {
    private static final int DEEPEST_LEAF = 16;
    private static final long MOST = 999_999_999_999_999_999L;

    private final Tree tree;
    private @Nullable String provider;
    private @Nullable String source;
    private @Nullable String channel;
    private @Nullable Long eventId;
    private @Nullable Long level;
    private @Nullable Long recordId;
    private @Nullable String user;
    private @Nullable String computer;
    private @Nullable Instant time;
    private @Nullable String message;
    private EventData data = new EventData();

    Fields(Tree tree) {
        this.tree = tree;
    }

    /** Reads what the system says of an event; its data are left. */
    void system(Node event, Values values) throws EvtxFault {
        clear();
        tree.children(event, values, 0, (node, own, depth) -> {
            if (node.name().equals("System")) {
                tree.children(node, own, depth, this::system);
            }
        });
    }

    /** Reads the data of the event whose system part was read. */
    void data(Node event, Values values) throws EvtxFault {
        tree.children(event, values, 0, (node, own, depth) -> {
            switch (node.name()) {
                case "EventData" -> tree.children(node, own, depth, this::value);
                case "UserData", "ProcessingErrorData", "DebugData" -> leaves(node, own, depth, 0);
                case "RenderingInfo" -> tree.children(node, own, depth, this::rendered);
                default -> {}
            }
        });
    }

    /** The record as far as it was read; {@code number} is its own one, for an event that does not say it. */
    EventRecord record(long number) {
        return new EventRecord(
                provider == null || provider.isBlank() ? source : provider,
                channel,
                integer(eventId),
                integer(level),
                recordId == null ? Long.valueOf(number) : recordId,
                user,
                computer,
                time,
                data,
                message);
    }

    private void clear() {
        provider = null;
        source = null;
        channel = null;
        eventId = null;
        level = null;
        recordId = null;
        user = null;
        computer = null;
        time = null;
        message = null;
        data = new EventData();
    }

    private void system(Node node, Values values, int depth) throws EvtxFault {
        switch (node.name()) {
            case "Provider" -> {
                provider = tree.attribute(node, "Name", values);
                source = tree.attribute(node, "EventSourceName", values);
            }
            case "EventID" -> eventId = number(node, values);
            case "Level" -> level = number(node, values);
            case "TimeCreated" -> time = time(node, values);
            case "EventRecordID" -> recordId = number(node, values);
            case "Channel" -> channel = stripped(node, values);
            case "Computer" -> computer = stripped(node, values);
            case "Security" -> user = tree.attribute(node, "UserID", values);
            default -> {}
        }
    }

    private @Nullable String stripped(Node node, Values values) throws EvtxFault {
        var text = tree.text(node, values).strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable Long number(Node node, Values values) throws EvtxFault {
        if (node.content().size() == 1 && node.content().get(0) instanceof Substitution value) {
            int index = value.index();
            var number = values.isNull(index)
                    ? null
                    : ValueText.number(values.type(index), values.chunk(), values.from(index), values.to(index));
            if (number != null) {
                return number > MOST ? null : number;
            }
        }
        var text = tree.text(node, values).strip();
        var digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.valueOf(text) : null;
    }

    private static @Nullable Integer integer(@Nullable Long number) {
        return number == null || number != number.intValue() ? null : Integer.valueOf(number.intValue());
    }

    private @Nullable Instant time(Node node, Values values) throws EvtxFault {
        for (var attribute : node.attributes()) {
            if (attribute.name().equals("SystemTime")
                    && attribute.value().size() == 1
                    && attribute.value().get(0) instanceof Substitution value
                    && values.type(value.index()) == ValueText.FILE_TIME
                    && values.to(value.index()) - values.from(value.index()) == Long.BYTES) {
                long ticks = Little.i64(values.chunk(), values.from(value.index()));
                return ticks < 0 ? null : ValueText.instant(ticks);
            }
        }
        var attribute = tree.attribute(node, "SystemTime", values);
        var text = attribute == null ? tree.text(node, values) : attribute;
        return Timestamps.instant(text, ZoneOffset.UTC);
    }

    private void rendered(Node node, Values values, int depth) throws EvtxFault {
        if (node.name().equals("Message") && message == null) {
            message = stripped(node, values);
        }
    }

    private void value(Node node, Values values, int depth) throws EvtxFault {
        var name = tree.attribute(node, "Name", values);
        if (name != null && !name.isBlank()) {
            data.add(name, content(node, values, depth));
        } else if (node.name().equals("Data")) {
            data.add(content(node, values, depth));
        } else {
            data.add(node.name(), content(node, values, depth));
        }
    }

    private String content(Node node, Values values, int depth) throws EvtxFault {
        return tree.hasChildren(node, values) ? Markup.inside(tree, node, values, depth) : tree.text(node, values);
    }

    /** The leaves of UserData and their attributes, of a list the first: CAPI2 says most in attributes. */
    private void leaves(Node element, Values of, int depth, int level) throws EvtxFault {
        tree.children(element, of, depth, (node, values, at) -> {
            var hasAttributes = false;
            for (var attribute : node.attributes()) {
                var value = tree.attribute(attribute, values);
                if (value != null) {
                    hasAttributes = true;
                    data.addFirst(node.name() + "@" + attribute.name(), value);
                }
            }
            if (level < DEEPEST_LEAF && tree.hasChildren(node, values)) {
                leaves(node, values, at, level + 1);
                return;
            }
            var content = content(node, values, at);
            if (!hasAttributes || !content.isBlank()) {
                data.addFirst(node.name(), content);
            }
        });
    }
}
