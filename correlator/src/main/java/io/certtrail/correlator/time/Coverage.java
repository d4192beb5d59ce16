/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The minutes in which a source was heard, as spans of adjacent minutes.
 *
 * @param spans in order, apart from each other
 */
public record Coverage(List<Span> spans) {
    /** Never heard. */
    public static final Coverage NONE = new Coverage(List.of());

    /** A source is taken as alive at a time when it was heard in the ten minutes before. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 512;

    public Coverage {
        spans = List.copyOf(spans);
    }

    /** First and last minute of a span. */
    public record Span(Instant first, Instant last) {}

    /** This coverage and one minute more. */
    public Coverage with(Instant minute) {
        var first = minute;
        var last = minute;
        var rest = new ArrayList<Span>();
        for (var span : spans) {
            if (span.last().plus(MINUTE).isBefore(first)
                    || span.first().minus(MINUTE).isAfter(last)) {
                rest.add(span);
            } else {
                first = span.first().isBefore(first) ? span.first() : first;
                last = span.last().isAfter(last) ? span.last() : last;
            }
        }
        rest.add(new Span(first, last));
        rest.sort(Comparator.comparing(Span::first));
        return new Coverage(rest.size() > MOST ? rest.subList(rest.size() - MOST, rest.size()) : rest);
    }

    /** Whether it was heard shortly before a time; only minutes that were over then count. */
    public boolean aliveAt(Instant time) {
        return heardIn(time.minus(SILENCE), time);
    }

    /** Whether any minute that begins after {@code from} and is over at {@code to} was heard. */
    public boolean heardIn(Instant from, Instant to) {
        var latest = to.minus(MINUTE);
        return spans.stream()
                .anyMatch(span -> !span.first().isAfter(latest)
                        && !(span.last().isBefore(latest) ? span.last() : latest).isBefore(from));
    }
}
