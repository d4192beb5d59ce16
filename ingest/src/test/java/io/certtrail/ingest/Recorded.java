/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A sink that keeps all it is given. */
public class Recorded implements FeedSink {
    private final List<LogEvent> all = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private int announcedAt = -1;

    @Override
    public void event(LogEvent event) {
        all.add(event);
    }

    @Override
    public void reject(Reject reject) {
        rejects.add(reject);
    }

    @Override
    public void announced() {
        announcedAt = all.size();
    }

    /** Records and progress in their order. */
    public List<LogEvent> all() {
        return all;
    }

    /** Records only. */
    public List<LogEvent> events() {
        return all.stream().filter(event -> !(event.body() instanceof Progress)).toList();
    }

    /** What could not be read. */
    public List<Reject> rejects() {
        return rejects;
    }

    /** How many events had come when all sources were announced. */
    public int announcedAt() {
        return announcedAt;
    }

    /** The progress of one source. */
    public List<Progress> progress(String source) {
        return all.stream()
                .filter(event -> event.source().equals(source))
                .filter(event -> event.body() instanceof Progress)
                .map(event -> (Progress) event.body())
                .toList();
    }

    /** The minutes in which one source was there. */
    public List<Instant> heard(String source) {
        var minutes = new TreeSet<Instant>();
        for (var said : progress(source)) {
            if (said.heard() != null) {
                var from = said.heardFrom() == null ? said.heard() : said.heardFrom();
                for (var minute = from.truncatedTo(ChronoUnit.MINUTES);
                        !minute.isAfter(said.heard());
                        minute = minute.plusSeconds(60)) {
                    minutes.add(minute);
                }
            }
        }
        return List.copyOf(minutes);
    }

    /** Events that came although the least watermark said no such time would. */
    public List<LogEvent> late(List<String> sources) {
        var watermarks = new java.util.HashMap<String, Instant>();
        List<LogEvent> late = new ArrayList<>();
        for (var event : all) {
            if (event.body() instanceof Progress progress) {
                watermarks.put(progress.writer(), progress.watermark() == null ? Instant.MIN : progress.watermark());
            } else if (watermarks.keySet().containsAll(sources)) {
                var least = watermarks.values().stream().min(Instant::compareTo).orElseThrow();
                if (!event.time().isAfter(least)) {
                    late.add(event);
                }
            }
        }
        return late;
    }
}
