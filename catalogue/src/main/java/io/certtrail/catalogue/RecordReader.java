/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordWriter} wrote. */
final class RecordReader {
    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();
    private final Map<Class<?>, Maker> makers = new HashMap<>();

    RecordReader(DataInputStream in) {
        this.in = in;
    }

    /** How a record is made. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Maker(Constructor<?> constructor, Type[] types) {
        static Maker of(Class<?> type) {
            var components = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Maker(
                        constructor,
                        Arrays.stream(components)
                                .map(RecordComponent::getGenericType)
                                .toArray(Type[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("%s is no record".formatted(type), e);
            }
        }

        Object make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("%s cannot be made".formatted(constructor), e);
            }
        }
    }

    @Nullable Object read(Type type) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return read((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        var plain = (Class<?>) type;
        return plain.isRecord() ? record(plain) : leaf(plain);
    }

    private Object record(Class<?> type) throws IOException {
        var maker = makers.computeIfAbsent(type, Maker::of);
        var values = new @Nullable Object[maker.types().length];
        for (var i = 0; i < values.length; i++) {
            values[i] = read(maker.types()[i]);
        }
        return maker.make(values);
    }

    private Object read(Class<?> raw, Type[] types) throws IOException {
        var size = in.readInt();
        if (raw == Map.class) {
            var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            for (var i = 0; i < size; i++) {
                map.put(read(types[0]), read(types[1]));
            }
            return map;
        }
        var elements = new ArrayList<@Nullable Object>(size);
        for (var i = 0; i < size; i++) {
            elements.add(read(types[0]));
        }
        return raw == Set.class ? new LinkedHashSet<>(elements) : elements;
    }

    private Object leaf(Class<?> type) throws IOException {
        if (type == String.class) {
            return text();
        }
        if (type == int.class || type == Integer.class) {
            return in.readInt();
        }
        if (type == long.class || type == Long.class) {
            return in.readLong();
        }
        if (type == boolean.class || type == Boolean.class) {
            return in.readBoolean();
        }
        return type.isEnum() ? constant(type) : word(type);
    }

    private Object constant(Class<?> type) throws IOException {
        var name = text();
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException("%s has no %s".formatted(type, name));
    }

    private Object word(Class<?> type) throws IOException {
        var text = text();
        if (type == Pattern.class) {
            return Pattern.compile(text, in.readInt());
        }
        return type == Duration.class ? Duration.parse(text) : Period.parse(text);
    }

    private String text() throws IOException {
        var index = in.readInt();
        if (index == texts.size()) {
            texts.add(in.readUTF());
        }
        return texts.get(index);
    }
}
