/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule a person writes first: remember what was received, forget it when it is closed, and tell of what is older
 * than ten minutes by the newest time seen. It keeps nothing over a restart.
 */
final class StreamTime {
    private static final Duration IN_TIME = Duration.ofMinutes(10);

    private record Open(String device, Instant since) {}

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private Instant newest = Instant.MIN;
    private long count;

    private StreamTime() {}

    static Score run(Load load) {
        var rule = new StreamTime();
        try (var lines = Files.lines(load.file())) {
            lines.forEach(line -> rule.take(line, load));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rule.open.values().forEach(each -> rule.told.add(each.device()));
        return Score.of(load.right(), rule.told);
    }

    private void take(String line, Load load) {
        if (load.restarts() && count++ == load.records() / 2) {
            open.clear();
        }
        var time = Instant.parse(value(line, "@timestamp"));
        newest = time.isAfter(newest) ? time : newest;
        switch (value(line, "event_id")) {
            case "4003" -> open.put(value(line, "TransactionId"), new Open(value(line, "DeviceId"), time));
            case "4000" -> open.remove(value(line, "TransactionId"));
            default -> expire();
        }
    }

    /** A text field of a line that a machine has written. */
    private static String value(String line, String name) {
        var key = '"' + name + "\":\"";
        var at = line.indexOf(key);
        var from = at + key.length();
        return at < 0 ? "" : line.substring(from, line.indexOf('"', from));
    }

    private void expire() {
        var over = newest.minus(IN_TIME);
        var each = open.values().iterator();
        while (each.hasNext()) {
            var next = each.next();
            if (next.since().isBefore(over)) {
                told.add(next.device());
                each.remove();
            }
        }
    }
}
