/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Attribute;
import io.certtrail.ingest.evtx.Part.Node;
import io.certtrail.ingest.evtx.Part.Substitution;
import io.certtrail.ingest.evtx.Part.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one chunk: names and templates where they are used first, and pointed to afterwards. */
final class ChunkWriter {
    private static final int SIZE = 1 << 16;

    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Node, Integer> templates = new HashMap<>();
    private final long firstId;
    private long nextId;
    private int lastRecord;

    ChunkWriter(long firstId) {
        this.firstId = firstId;
        this.nextId = firstId;
        bytes.position(512);
    }

    /** Whether a record found room; when not, nothing was written. */
    boolean add(Node template, List<Value> values) {
        int start = bytes.position();
        var namesBefore = Map.copyOf(names);
        var templatesBefore = Map.copyOf(templates);
        try {
            record(start, template, values);
            return true;
        } catch (java.nio.BufferOverflowException full) {
            bytes.position(start);
            names.clear();
            names.putAll(namesBefore);
            templates.clear();
            templates.putAll(templatesBefore);
            return false;
        }
    }

    /** Where the next record will begin. */
    int position() {
        return bytes.position();
    }

    long nextId() {
        return nextId;
    }

    byte[] finished() {
        int end = bytes.position();
        bytes.position(0);
        bytes.put("ElfChnk\0".getBytes(StandardCharsets.US_ASCII));
        bytes.putLong(1).putLong(nextId - firstId).putLong(firstId).putLong(nextId - 1);
        bytes.putInt(128).putInt(lastRecord).putInt(end);
        var chunk = bytes.array().clone();
        java.util.Arrays.fill(chunk, end, SIZE, (byte) 0);
        return chunk;
    }

    private void record(int start, Node template, List<Value> values) {
        bytes.putInt(0x2A2A).putInt(0).putLong(nextId).putLong(133_000_000_000_000_000L);
        document(template, values);
        bytes.put((byte) 0);
        while (bytes.position() % 8 != 4) {
            bytes.put((byte) 0);
        }
        int size = bytes.position() + 4 - start;
        bytes.putInt(size);
        bytes.putInt(start + 4, size);
        lastRecord = start;
        nextId++;
    }

    private void document(Node template, List<Value> values) {
        if (values.isEmpty()) {
            element(template, false);
        } else {
            bytes.putInt(0x0001010F);
            instance(template, values);
        }
    }

    private void instance(Node written, List<Value> values) {
        int id = Templating.id(written);
        var template = Templating.typed(written, values);
        bytes.put((byte) 0x0C).put((byte) 1).putInt(id);
        var known = templates.get(template);
        bytes.putInt(known == null ? bytes.position() + 4 : known);
        if (known == null) {
            templates.put(template, bytes.position());
            definition(template, id);
        }
        bytes.putInt(values.size());
        int descriptor = bytes.position();
        values.forEach(value -> bytes.putInt(0));
        for (var value : values) {
            int from = bytes.position();
            int type = value(value);
            bytes.putShort(descriptor, (short) (bytes.position() - from));
            bytes.put(descriptor + 2, (byte) type);
            descriptor += 4;
        }
    }

    private int value(Value value) {
        if (value instanceof Value.Plain plain) {
            bytes.put(plain.bytes());
            return plain.type();
        }
        var embedded = (Value.Embedded) value;
        document(embedded.root(), embedded.values());
        bytes.put((byte) 0);
        return 0x21;
    }

    private void definition(Node template, int id) {
        bytes.putInt(0).putInt(id).putLong(0).putInt(0);
        int size = bytes.position();
        bytes.putInt(0);
        bytes.putInt(0x0001010F);
        element(template, true);
        bytes.put((byte) 0);
        bytes.putInt(size, bytes.position() - size - 4);
    }

    private void element(Node node, boolean inTemplate) {
        bytes.put((byte) (node.attributes().isEmpty() ? 0x01 : 0x41));
        if (inTemplate) {
            bytes.putShort((short) -1);
        }
        int size = bytes.position();
        bytes.putInt(0);
        name(node.name());
        if (!node.attributes().isEmpty()) {
            attributes(node.attributes());
        }
        if (node.content().isEmpty()) {
            bytes.put((byte) 0x03);
        } else {
            bytes.put((byte) 0x02);
            node.content().forEach(part -> part(part, inTemplate));
            bytes.put((byte) 0x04);
        }
        bytes.putInt(size, bytes.position() - size - 4);
    }

    private void attributes(List<Attribute> attributes) {
        int size = bytes.position();
        bytes.putInt(0);
        for (int i = 0; i < attributes.size(); i++) {
            bytes.put((byte) (i + 1 < attributes.size() ? 0x46 : 0x06));
            name(attributes.get(i).name());
            attributes.get(i).value().forEach(part -> part(part, false));
        }
        bytes.putInt(size, bytes.position() - size - 4);
    }

    private void part(Part part, boolean inTemplate) {
        if (part instanceof Node child) {
            element(child, inTemplate);
        } else if (part instanceof Text text) {
            bytes.put((byte) 0x05).put((byte) 0x01).putShort((short) text.text().length());
            bytes.put(text.text().getBytes(StandardCharsets.UTF_16LE));
        } else if (part instanceof Substitution place) {
            bytes.put((byte) (place.optional() ? 0x0E : 0x0D)).putShort((short) place.index());
            bytes.put((byte) place.type());
        }
    }

    private void name(String name) {
        var known = names.get(name);
        bytes.putInt(known == null ? bytes.position() + 4 : known);
        if (known == null) {
            names.put(name, bytes.position());
            bytes.putInt(0).putShort((short) name.hashCode()).putShort((short) name.length());
            bytes.put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        }
    }
}
