/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as its keys and values in their order, made for every record of a log: it costs its texts and two
 * arrays, and those of {@link PlainJson} serve for line after line. Of a key that comes twice the last value stays.
 *
 * <p>A value is a text (numbers and truth values too, as they are printed), another object, a list (kept as Jackson's
 * tree, since lists are rare here), or JSON's null.
 */
final class JsonObject {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(Lines.BOUND)
                    .maxNumberLength(64)
                    .maxNameLength(1024)
                    .maxTokenCount(100_000)
                    .build())
            .build();
    private static final ObjectReader LISTS =
            JsonMapper.builder(FACTORY).build().reader();

    /** What a key has whose value is null. */
    static final Object NULL = new Object();

    private static final int ROOM = 8;
    private static final int MOST_IN_TURN = 32;

    static final JsonObject EMPTY = new JsonObject();

    private String[] names = new String[ROOM];
    private Object[] values = new Object[ROOM];
    private int size;

    /** How many of the names are of what this was before, no two of them equal. */
    private int known;

    private @Nullable Map<String, Integer> places;

    /** One without keys. */
    JsonObject() {}

    /** The object that these bytes are, or null when they are JSON of another kind. */
    static @Nullable JsonObject parse(byte[] bytes, int start, int length) throws IOException {
        try (var json = FACTORY.createParser(bytes, start, length)) {
            return whole(json);
        }
    }

    /** The object that a text is, or null when it is JSON of another kind. */
    static @Nullable JsonObject parse(String text) throws JsonProcessingException {
        try (var json = FACTORY.createParser(text)) {
            return whole(json);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("A text cannot fail to be read", e);
        }
    }

    /** The object that is in Jackson's tree already. */
    static JsonObject of(JsonNode object) {
        try (var json = object.traverse()) {
            return json.nextToken() == JsonToken.START_OBJECT ? read(json) : EMPTY;
        } catch (IOException e) {
            throw new IllegalStateException("A tree cannot fail to be read", e);
        }
    }

    private static @Nullable JsonObject whole(JsonParser json) throws IOException {
        JsonObject object = null;
        if (json.nextToken() == JsonToken.START_OBJECT) {
            object = read(json);
        } else {
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "Trailing token");
        }
        return object;
    }

    private static JsonObject read(JsonParser json) throws IOException {
        var object = new JsonObject();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            object.put(name, value(json, json.nextToken()));
        }
        return object;
    }

    private static Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> read(json);
            case START_ARRAY -> list(json);
            case VALUE_NULL -> NULL;
            case VALUE_NUMBER_FLOAT -> Double.toString(json.getDoubleValue());
            default -> json.getText();
        };
    }

    private static Object list(JsonParser json) throws IOException {
        TreeNode list = LISTS.readTree(json);
        return list;
    }

    /** Adds a value, which is a text, an object or {@link #NULL}, or puts it in the place of one with this name. */
    @SuppressWarnings("ReferenceEquality") // an equal name is only looked for
    void put(String name, Object value) {
        if (size < known && names[size] == name) {
            values[size++] = value;
            return;
        }
        known = 0;
        var place = find(name);
        if (place >= 0) {
            values[place] = value;
        } else {
            append(name, value);
        }
    }

    private void append(String name, Object value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size] = value;
        size++;
        if (places != null) {
            places.put(name, size - 1);
        } else if (size == MOST_IN_TURN) {
            places = places();
        }
    }

    /** Many keys are looked up by hash: a hostile record may have tens of thousands. */
    private Map<String, Integer> places() {
        var all = new HashMap<String, Integer>();
        for (var i = 0; i < size; i++) {
            all.put(names[i], i);
        }
        return all;
    }

    /** Takes all away, and remembers the names: the next object mostly has the same. */
    void clear() {
        known = places == null ? Math.max(known, size) : 0;
        places = null;
        size = 0;
    }

    private int find(String name) {
        if (places != null) {
            return places.getOrDefault(name, -1);
        }
        for (var i = 0; i < size; i++) {
            if (names[i].length() == name.length() && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The value of a key: a text, an object, Jackson's list or {@link #NULL}; null when it has none. */
    @Nullable Object get(String name) {
        var at = find(name);
        return at < 0 ? null : values[at];
    }

    /** How many keys it has. */
    int size() {
        return size;
    }

    /** Its keys, in their order. */
    List<String> names() {
        return Arrays.asList(names).subList(0, size);
    }

    boolean has(String name) {
        return get(name) != null;
    }

    boolean isObject(String name) {
        return get(name) instanceof JsonObject;
    }

    /** The object of a key; an empty one when it is none. */
    JsonObject object(String name) {
        return get(name) instanceof JsonObject object ? object : EMPTY;
    }

    /** The text of a key; an empty one when its value is no text. */
    String text(String name) {
        return get(name) instanceof String text ? text : "";
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        if (get(name) instanceof JsonNode list) {
            list.forEach(value -> texts.add(value.asText("")));
        }
        return texts;
    }

    /** The objects of a list. */
    List<JsonObject> objects(String name) {
        var objects = new ArrayList<JsonObject>();
        if (get(name) instanceof JsonNode list) {
            list.forEach(value -> {
                if (value.isObject()) {
                    objects.add(of(value));
                }
            });
        }
        return objects;
    }

    /** Takes values by the name of their key. */
    @FunctionalInterface
    interface Taker {
        void take(String name, String value);
    }

    /**
     * Gives a key's value and all that is inside it: objects by the names of their leaves, lists as they are written.
     */
    void leaves(String name, Taker taker) {
        var value = get(name);
        if (value != null) {
            leaf(name, value, taker);
        }
    }

    /** Gives all values and all that is inside them. */
    void leaves(Taker taker) {
        for (var i = 0; i < size; i++) {
            leaf(names[i], values[i], taker);
        }
    }

    private static void leaf(String name, Object value, Taker taker) {
        if (value instanceof JsonObject object) {
            object.leaves(taker);
        } else if (value != NULL) {
            taker.take(name, value.toString());
        }
    }
}
