/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes records as bytes, component by component as their types say; {@link RecordReader} reads them. */
final class RecordWriter {
    private final DataOutputStream out;
    private final Map<String, Integer> texts = new HashMap<>();

    RecordWriter(DataOutputStream out) {
        this.out = out;
    }

    void write(@Nullable Object value, Type type) throws IOException {
        out.writeBoolean(value != null);
        if (value == null) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            write(value, generic.getActualTypeArguments());
        } else if (value instanceof Record) {
            for (var component : ((Class<?>) type).getRecordComponents()) {
                write(of(value, component), component.getGenericType());
            }
        } else {
            leaf(value);
        }
    }

    private void write(Object value, Type[] types) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeInt(map.size());
            for (var entry : ordered(map)) {
                write(entry.getKey(), types[0]);
                write(entry.getValue(), types[1]);
            }
            return;
        }
        var elements = new ArrayList<Object>((Collection<?>) value);
        if (value instanceof Set) {
            elements.sort(Comparator.comparing(Object::toString));
        }
        out.writeInt(elements.size());
        for (var element : elements) {
            write(element, types[0]);
        }
    }

    /** An immutable map has another order in each process, and a build gives the same bytes each time. */
    private static List<Map.Entry<?, ?>> ordered(Map<?, ?> map) {
        var entries = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
        if (map.getClass() == Map.of().getClass()
                || map.getClass() == Map.of(1, 1).getClass()) {
            entries.sort(Comparator.comparing(entry -> entry.getKey().toString()));
        }
        return entries;
    }

    private void leaf(Object value) throws IOException {
        if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Enum<?> word) {
            text(word.name());
        } else if (value instanceof Pattern pattern) {
            text(pattern.pattern());
            out.writeInt(pattern.flags());
        } else if (value instanceof String || value instanceof Duration || value instanceof Period) {
            text(value.toString());
        } else {
            throw new IllegalArgumentException("a %s cannot be written; add it to RecordWriter and RecordReader"
                    .formatted(value.getClass().getName()));
        }
    }

    private void text(String text) throws IOException {
        var known = texts.putIfAbsent(text, texts.size());
        out.writeInt(known == null ? texts.size() - 1 : known);
        if (known == null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable Object of(Object owner, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be read".formatted(component), e);
        }
    }
}
