/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records filled by chance, the same for the same seed; what may be null is null one time in three. */
public final class RandomRecords {
    private static final String LETTERS = "aZ09 {}\"'\\<>&=;:\u0000\n\t\u007f\u0085äßé漢字日本\u202e\u2028";

    private final Random random;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    public <T> T next(Class<T> type) {
        return type.cast(value(type, type));
    }

    private Object value(Type type, Class<?> raw) {
        if (raw.isSealed()) {
            var permitted = raw.getPermittedSubclasses();
            return next(permitted[random.nextInt(permitted.length)]);
        }
        if (raw.isRecord()) {
            return record(raw);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        return type instanceof ParameterizedType generic ? collection(generic, raw) : simple(raw);
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var values = Arrays.stream(components).map(this::component).toArray();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + type, e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        return nullable(component.getAnnotatedType()) && random.nextInt(3) == 0
                ? null
                : value(component.getGenericType(), component.getType());
    }

    private static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private Object collection(ParameterizedType type, Class<?> raw) {
        var arguments = type.getActualTypeArguments();
        Supplier<Object> last = () -> value(arguments[arguments.length - 1], raw(arguments[arguments.length - 1]));
        if (raw == List.class) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> last.get())
                    .toList();
        }
        var map = new LinkedHashMap<Object, Object>();
        IntStream.range(0, random.nextInt(5)).forEach(i -> map.put(text(), last.get()));
        return map;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private Object simple(Class<?> type) {
        Map<Class<?>, Supplier<Object>> makers = Map.of(
                String.class, this::text,
                int.class, random::nextInt,
                Integer.class, random::nextInt,
                long.class, random::nextLong,
                Long.class, random::nextLong,
                boolean.class, random::nextBoolean,
                Instant.class, this::time,
                byte[].class, this::bytes);
        return makers.get(type).get();
    }

    private Object time() {
        return Instant.EPOCH.plus(random.nextLong() >> (10 + random.nextInt(40)), ChronoUnit.MICROS);
    }

    private Object bytes() {
        var bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        var text = new StringBuilder();
        for (var i = random.nextInt(20); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return random.nextInt(20) == 0 ? text.append("\ud83d\udd12").toString() : text.toString();
    }
}
