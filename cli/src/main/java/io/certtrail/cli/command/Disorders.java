/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.schemas.words.Nearest;
import io.certtrail.simulation.world.Disorder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --disorder}. */
final class Disorders {
    private static final List<String> KINDS = List.of("jitter", "duplicates", "cuts", "restarts", "late", "skew");

    private Duration jitter = Duration.ZERO;
    private double duplicates;
    private double cuts;
    private double restarts;
    private final Map<String, Duration> late = new HashMap<>();
    private final Map<String, Duration> skew = new HashMap<>();

    private Disorders() {}

    static Disorder parse(String text) {
        var read = new Disorders();
        for (var part : text.isBlank() ? List.<String>of() : List.of(text.split(","))) {
            read.add(part.strip());
        }
        return new Disorder(read.jitter, read.duplicates, read.cuts, read.restarts, read.late, read.skew);
    }

    private void add(String part) {
        var equals = part.indexOf('=');
        var kind = equals < 0 ? part : part.substring(0, equals);
        var value = equals < 0 ? "" : part.substring(equals + 1);
        switch (kind) {
            case "jitter" -> jitter = positive(part, value);
            case "duplicates" -> duplicates = share(part, value);
            case "cuts" -> cuts = share(part, value);
            case "restarts" -> restarts = share(part, value);
            case "late" -> named(part, value, late);
            case "skew" -> named(part, value, skew);
            default ->
                throw Failure.usage(
                        "--disorder knows no '%s'; did you mean '%s'?".formatted(kind, Nearest.to(kind, KINDS)));
        }
    }

    private static Duration positive(String part, String value) {
        var span = Spans.parse("--disorder " + part + ":", value);
        if (span.isNegative()) {
            throw Failure.usage("--disorder '%s' goes back in time; write jitter=30s".formatted(part));
        }
        return span;
    }

    private static double share(String part, String value) {
        try {
            var percent = value.endsWith("%") ? value.substring(0, value.length() - 1) : "";
            var share = Double.parseDouble(percent) / 100;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw noShare(part);
        }
        throw noShare(part);
    }

    private static Failure noShare(String part) {
        return Failure.usage("--disorder '%s' is no share; write duplicates=10%%".formatted(part));
    }

    private static void named(String part, String value, Map<String, Duration> into) {
        var colon = value.lastIndexOf(':');
        if (colon < 1) {
            throw Failure.usage("--disorder '%s' names nobody; write late=LOG:45s or skew=HOST:45s".formatted(part));
        }
        into.put(value.substring(0, colon), Spans.parse("--disorder " + part + ":", value.substring(colon + 1)));
    }
}
