/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import io.certtrail.catalogue.Shape;
import io.certtrail.catalogue.Signal;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The signals of a catalogue, arranged so that a record is compared with few of them. The first that fits wins. */
final class SignalIndex {
    private final Map<Integer, List<Signal>> windows = new HashMap<>();
    private final List<Signal> http = new ArrayList<>();
    private final List<Signal> trace = new ArrayList<>();
    private final List<Signal> device = new ArrayList<>();

    SignalIndex(List<Signal> signals) {
        for (var row : signals) {
            if (row.shape() == Shape.WINDOWS_EVENT) {
                row.id()
                        .forEach(id -> windows.computeIfAbsent(id, none -> new ArrayList<>())
                                .add(row));
            } else {
                listOf(row).add(row);
            }
        }
    }

    private List<Signal> listOf(Signal row) {
        return row.shape() == Shape.HTTP ? http : row.shape() == Shape.TRACE ? trace : device;
    }

    Optional<Signal> find(WindowsEvent event) {
        var text = new Text(() -> text(event));
        return windows.getOrDefault(event.eventId(), List.of()).stream()
                .filter(row -> is(row.provider(), event.provider()))
                .filter(row -> is(row.channel(), event.channel()))
                .filter(row -> text.fits(row))
                .findFirst();
    }

    /** Message first, then the data as {@code Name: value} lines: localised or absent messages leave only the data. */
    static String text(WindowsEvent event) {
        var text = new StringBuilder(event.message() == null ? "" : event.message());
        event.data()
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(value));
        return text.toString();
    }

    Optional<Signal> find(HttpRequest request) {
        return http.stream().filter(row -> fits(row, request)).findFirst();
    }

    private static boolean fits(Signal row, HttpRequest request) {
        return status(row, request.status())
                && (row.substatus().isEmpty() || row.substatus().contains(request.substatus()))
                && (row.win32().isEmpty() || row.win32().contains(request.win32()))
                && is(row.operation(), request.operation() == null ? "" : request.operation())
                && endsWith(row.path(), request.path())
                && holdsAny(row.agent(), request.userAgent() == null ? "" : request.userAgent());
    }

    private static boolean status(Signal row, int status) {
        return row.status().isEmpty() || row.status().stream().anyMatch(wanted -> statusIs(wanted, status));
    }

    private static boolean statusIs(String wanted, int status) {
        var text = Integer.toString(status);
        return wanted.endsWith("xx") ? text.length() == 3 && text.charAt(0) == wanted.charAt(0) : wanted.equals(text);
    }

    Optional<Signal> find(TraceEntry entry) {
        var text = new Text(entry::message);
        return trace.stream()
                .filter(row -> is(row.component(), entry.component()))
                .filter(row -> text.fits(row))
                .findFirst();
    }

    Optional<Signal> find(LogEvent event, DeviceLine line) {
        var text = new Text(line::message);
        return device.stream()
                .filter(row -> row.platform().isEmpty()
                        || (event.platform() != null && row.platform().contains(event.platform())))
                .filter(row -> endsWith(row.logger(), line.logger()))
                .filter(row -> text.fits(row))
                .findFirst();
    }

    private static boolean is(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value.toLowerCase(Locale.ROOT));
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
        private final Supplier<String> source;
        private String text = "";
        private String lower = "";
        private boolean known;

        Text(Supplier<String> source) {
            this.source = source;
        }

        boolean fits(Signal row) {
            if (row.contains().isEmpty() && row.pattern() == null) {
                return true;
            }
            if (!known) {
                text = source.get();
                lower = text.toLowerCase(Locale.ROOT);
                known = true;
            }
            return row.contains().stream().allMatch(lower::contains)
                    && (row.pattern() == null || row.pattern().matcher(text).find());
        }
    }
}
