/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of {@link Body}, with the names the catalogue and the output use for them. */
public enum Shape {
    HTTP("http", HttpRequest.class),
    WINDOWS_EVENT("windows-event", WindowsEvent.class),
    TRACE("trace", TraceEntry.class),
    DEVICE_LINE("device-line", DeviceLine.class),
    FILE_STATE("file-state", FileState.class),
    CA_ROW("ca-row", CaRow.class),
    INVENTORY_ROW("inventory-row", InventoryRow.class),
    PROGRESS("progress", Progress.class);

    private static final Map<Class<?>, Shape> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(shape -> shape.type, Function.identity()));

    private final String id;
    private final Class<? extends Body> type;

    Shape(String id, Class<? extends Body> type) {
        this.id = id;
        this.type = type;
    }

    /** The shape of a body. */
    public static Shape of(Body body) {
        var shape = BY_TYPE.get(body.getClass());
        if (shape == null) {
            throw new IllegalArgumentException("No shape for %s; add a line to Shape".formatted(body.getClass()));
        }
        return shape;
    }

    /** The name used in the catalogue and in output. */
    public String id() {
        return id;
    }
}
