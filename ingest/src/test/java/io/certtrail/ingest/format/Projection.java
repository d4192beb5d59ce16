/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.event.WindowsEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A row as one JSON line: what a reader understood, without what the context says anyway. */
public final class Projection {
    private static final JsonMapper JSON = new JsonMapper();

    private Projection() {}

    public static String of(Row row) {
        var fields = new LinkedHashMap<String, Object>();
        if (row instanceof Row.Read read) {
            event(fields, read.event());
        } else if (row instanceof Row.Ignored ignored) {
            put(fields, "ignored", ignored.time() == null ? "" : ignored.time());
        } else if (row instanceof Row.Rejected rejected) {
            reject(fields, rejected.reject());
        }
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void event(Map<String, Object> fields, LogEvent event) {
        put(fields, "position", event.place().position());
        put(fields, "time", event.time());
        put(fields, "origin", event.origin().id());
        put(fields, "host", event.host());
        put(fields, "device", event.device());
        put(fields, "shape", event.body().getClass().getSimpleName());
        components(fields, event.body());
    }

    private static void reject(Map<String, Object> fields, Reject reject) {
        put(fields, "position", reject.place().position());
        put(fields, "rejected", reject.reason());
    }

    private static void components(Map<String, Object> fields, Object shape) {
        for (var component : shape.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                put(fields, component.getName(), ordered(shape, accessor.invoke(shape)));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Only the values of a Windows event have an order of their own. */
    private static Object ordered(Object shape, Object value) {
        return value instanceof Map<?, ?> map && !(shape instanceof WindowsEvent) ? new TreeMap<>(map) : value;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value instanceof Record record) {
            var nested = new LinkedHashMap<String, Object>();
            components(nested, record);
            fields.put(name, nested);
        } else if (value != null) {
            fields.put(
                    name,
                    value instanceof Number || value instanceof Map || value instanceof Boolean
                            ? value
                            : value.toString());
        }
    }
}
