/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import io.certtrail.catalogue.ConnectorVersion;
import io.certtrail.catalogue.Signal;
import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Shape;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The signals of a catalogue, arranged so that a record is compared with few of them. The first that fits wins. */
final class SignalIndex {
    private final Map<Integer, List<Signal>> windows = new HashMap<>();
    private final Map<Shape, List<Signal>> others = new EnumMap<>(Shape.class);

    SignalIndex(List<Signal> signals) {
        for (var row : signals) {
            if (row.shape() == Shape.WINDOWS_EVENT) {
                row.id()
                        .forEach(id -> windows.computeIfAbsent(id, none -> new ArrayList<>())
                                .add(row));
            } else {
                others.computeIfAbsent(row.shape(), none -> new ArrayList<>()).add(row);
            }
        }
    }

    /** The signal of a record, or null when none fits. */
    @Nullable Signal find(LogEvent event) {
        var body = event.body();
        var rows = body instanceof WindowsEvent record
                ? windows.getOrDefault(record.eventId(), List.of())
                : others.getOrDefault(Shape.of(body), List.of());
        if (rows.isEmpty()) {
            return null;
        }
        var text = new Text(body);
        for (var row : rows) {
            if (fits(row, event) && text.fits(row)) {
                return row;
            }
        }
        return null;
    }

    private static boolean fits(Signal row, LogEvent event) {
        var body = event.body();
        if (body instanceof WindowsEvent record) {
            return fits(row, record);
        }
        if (body instanceof HttpRequest request) {
            return fits(row, request);
        }
        if (body instanceof TraceEntry entry) {
            return is(row.component(), entry.component());
        }
        if (body instanceof DeviceLine line) {
            return fits(row, event, line);
        }
        if (body instanceof FileState file) {
            return endsWith(row.folder(), file.folder()) && holds(row, file.fields());
        }
        if (body instanceof CaRow caRow) {
            return holds(row, caRow.columns());
        }
        return body instanceof InventoryRow inventory && fits(row, event, inventory);
    }

    /**
     * What the patterns of the catalogue read: a message first, then the data as {@code Name: value} lines, since
     * localised or absent messages leave only the data.
     */
    static String text(Body body) {
        if (body instanceof WindowsEvent event) {
            return lines(event.message(), event.data());
        }
        if (body instanceof TraceEntry entry) {
            return entry.message();
        }
        if (body instanceof DeviceLine line) {
            return line.message();
        }
        if (body instanceof FileState file) {
            var error = file.firstError() == null ? "" : file.firstError();
            return lines("%s/%s\n%s".formatted(file.folder(), file.name(), error), new TreeMap<>(file.fields()));
        }
        if (body instanceof CaRow row) {
            return lines(null, new TreeMap<>(row.columns()));
        }
        return body instanceof InventoryRow row ? lines(null, new TreeMap<>(row.columns())) : "";
    }

    private static String lines(@Nullable String message, Map<String, String> data) {
        var text = new StringBuilder(message == null ? "" : message);
        data.forEach(
                (name, value) -> text.append('\n').append(name).append(": ").append(value));
        return text.toString();
    }

    private static boolean fits(Signal row, WindowsEvent event) {
        return is(row.provider(), event.provider()) && is(row.channel(), event.channel()) && holds(row, event.data());
    }

    private static boolean fits(Signal row, HttpRequest request) {
        return status(row, request.status())
                && (row.substatus().isEmpty() || row.substatus().contains(request.substatus()))
                && (row.win32().isEmpty() || row.win32().contains(request.win32()))
                && is(row.operation(), orEmpty(request.operation()))
                && is(row.reason(), orEmpty(request.reason()))
                && endsWith(row.path(), request.path())
                && holdsAny(row.agent(), orEmpty(request.userAgent()));
    }

    private static boolean status(Signal row, int status) {
        return row.status().isEmpty() || row.status().stream().anyMatch(wanted -> statusIs(wanted, status));
    }

    private static boolean statusIs(String wanted, int status) {
        var text = Integer.toString(status);
        return wanted.endsWith("xx") ? text.length() == 3 && text.charAt(0) == wanted.charAt(0) : wanted.equals(text);
    }

    private static boolean fits(Signal row, LogEvent event, DeviceLine line) {
        return (row.platform().isEmpty()
                        || (event.platform() != null && row.platform().contains(event.platform())))
                && is(row.level(), orEmpty(line.level()))
                && endsWith(row.logger(), line.logger());
    }

    private static boolean fits(Signal signal, LogEvent event, InventoryRow row) {
        if (!is(signal.inventory(), row.kind()) || !holds(signal, row.columns())) {
            return false;
        }
        var below = signal.versionBelow();
        var age = signal.olderThan();
        if (below == null && age == null) {
            return true;
        }
        var version = ConnectorVersion.parse(row.columns().getOrDefault("version", ""));
        return version.isPresent()
                && (below == null || version.get().compareTo(below) < 0)
                && (age == null || version.get().isOlder(age, event.time()));
    }

    private static boolean holds(Signal row, Map<String, String> data) {
        return row.data().isEmpty() || holdsAll(row, data);
    }

    private static boolean holdsAll(Signal row, Map<String, String> data) {
        return row.data().entrySet().stream()
                .allMatch(wanted -> data.entrySet().stream()
                        .anyMatch(datum -> datum.getKey().equalsIgnoreCase(wanted.getKey())
                                && wanted.getValue().stream()
                                        .anyMatch(datum.getValue().strip()::equalsIgnoreCase)));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static boolean is(List<String> wanted, String value) {
        for (var i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).equalsIgnoreCase(value)) {
                return true;
            }
        }
        return wanted.isEmpty();
    }

    private static boolean endsWith(List<String> wanted, String value) {
        if (wanted.isEmpty()) {
            return true;
        }
        var lower = value.toLowerCase(Locale.ROOT);
        return wanted.stream().anyMatch(lower::endsWith);
    }

    private static boolean holdsAny(List<String> wanted, String value) {
        if (wanted.isEmpty()) {
            return true;
        }
        var lower = value.toLowerCase(Locale.ROOT);
        return wanted.stream().anyMatch(lower::contains);
    }

    /** A record's text, put together and lowered only when some row asks. */
    private static final class Text {
        private final Body body;
        private String text = "";
        private String lower = "";
        private boolean known;

        Text(Body body) {
            this.body = body;
        }

        boolean fits(Signal row) {
            if (row.contains().isEmpty() && row.pattern() == null) {
                return true;
            }
            if (!known) {
                text = text(body);
                lower = text.toLowerCase(Locale.ROOT);
                known = true;
            }
            return row.contains().stream().allMatch(lower::contains)
                    && (row.pattern() == null || row.pattern().matcher(text).find());
        }
    }
}
