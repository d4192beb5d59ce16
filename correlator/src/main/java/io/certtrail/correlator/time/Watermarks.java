/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Speaker.Part;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The minimum over all writers: what a stage may take as past. It is undefined until every announced writer has spoken,
 * and never goes back.
 */
public final class Watermarks {
    /** Where the watermark itself is kept: no writer has this name. */
    private static final String OWN = "";

    private final Table<Speaker> store;
    private final Map<String, Speaker> speakers = new HashMap<>();
    private final TreeMap<Instant, Integer> counted = new TreeMap<>();
    private final Map<String, Integer> expected;
    private int silent;
    private int idle;
    private long newestEpoch = Long.MIN_VALUE;
    private long completeEpoch = Long.MIN_VALUE;
    private @Nullable Instant lastWord;
    private @Nullable Instant current;

    /**
     * Takes up where the store stopped.
     *
     * @param expected for stages fed by tasks: writer prefix to the number of such writers; empty for sources, which
     *     say themselves how many they are
     */
    public Watermarks(Table<Speaker> store, Map<String, Integer> expected) {
        this.store = store;
        this.expected = Map.copyOf(expected);
        store.scan("", TimeKey.LAST, (writer, speaker) -> {
            if (!writer.equals(OWN)) {
                count(writer, speaker);
            }
            return true;
        });
        var own = store.get(OWN);
        current = own == null ? null : own.watermark();
    }

    /** The stage's watermark, or null while it is undefined. */
    public @Nullable Instant current() {
        return current;
    }

    /** Whether nobody is waited for: every writer has said its last word, or is silent. */
    public boolean ended() {
        return current != null && counted.isEmpty() && silent == 0;
    }

    /** Hears a task of an earlier stage, of {@code of}; the stage's watermark when that moved it, else null. */
    public @Nullable Instant passed(String writer, int of, Instant watermark) {
        return hear(writer, new Speaker(0, of, watermark, Part.COUNTED)) ? current : null;
    }

    /** Hears a writer; true when the watermark moved. */
    public boolean hear(String writer, Speaker said) {
        var before = speakers.get(writer);
        if (before != null && before.epoch() > said.epoch()) {
            return false;
        }
        var next = before != null && before.epoch() == said.epoch() ? later(before, said) : said;
        if (next.equals(before)) {
            return false;
        }
        return replace(writer, before, next);
    }

    /** The last word of a writer; null when it is unknown or has not spoken. */
    public @Nullable Instant of(String writer) {
        var speaker = speakers.get(writer);
        return speaker == null ? null : speaker.watermark();
    }

    /** Whether a source has more to say; it is a writer of its own, or one in each topic as {@code source@topic}. */
    public boolean isOpen(String source) {
        return speakers.entrySet().stream()
                .filter(known -> known.getKey().equals(source) || known.getKey().startsWith(source + "@"))
                .anyMatch(known -> known.getValue().part() != Part.CLOSED);
    }

    /** Whether a writer has started anew since it wrote this. */
    public boolean outlived(String writer, long epoch) {
        var speaker = speakers.get(writer);
        return speaker != null && speaker.epoch() > epoch;
    }

    /** Leaves a writer out that has fallen silent, or takes it in again; true when the watermark moved. */
    public boolean silence(String writer, boolean isSilent) {
        var before = speakers.get(writer);
        var from = isSilent ? Part.COUNTED : Part.IDLE;
        return before != null
                && before.part() == from
                && replace(writer, before, before.as(isSilent ? Part.IDLE : Part.COUNTED));
    }

    private boolean replace(String writer, @Nullable Speaker before, Speaker next) {
        if (before != null) {
            discount(before);
        }
        count(writer, next);
        store.put(writer, next);
        return raise();
    }

    private static Speaker later(Speaker before, Speaker said) {
        var past = before.watermark();
        var now = said.watermark();
        var watermark = now == null || (past != null && past.isAfter(now)) ? past : now;
        return new Speaker(said.epoch(), said.of(), watermark, said.part());
    }

    private void count(String writer, Speaker speaker) {
        speakers.put(writer, speaker);
        newestEpoch = Math.max(newestEpoch, speaker.epoch());
        var watermark = speaker.watermark();
        if (speaker.part() == Part.CLOSED && watermark != null && (lastWord == null || watermark.isAfter(lastWord))) {
            lastWord = watermark;
        }
        idle += speaker.part() == Part.IDLE ? 1 : 0;
        if (speaker.part() != Part.COUNTED) {
            return;
        }
        if (watermark == null) {
            silent++;
        } else {
            counted.merge(watermark, 1, Integer::sum);
        }
    }

    private void discount(Speaker speaker) {
        idle -= speaker.part() == Part.IDLE ? 1 : 0;
        if (speaker.part() != Part.COUNTED) {
            return;
        }
        var watermark = speaker.watermark();
        if (watermark == null) {
            silent--;
        } else {
            counted.computeIfPresent(watermark, (time, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean raise() {
        var next = minimum();
        if (next == null || (current != null && !next.isAfter(current))) {
            return false;
        }
        current = next;
        store.put(OWN, new Speaker(newestEpoch, 0, next, Part.CLOSED));
        return true;
    }

    private @Nullable Instant minimum() {
        if (silent > 0 || !complete()) {
            return null;
        }
        if (!counted.isEmpty()) {
            return counted.firstKey();
        }
        return idle == 0 ? lastWord : lastOfIdle();
    }

    /** Nobody is left to wait for: as far as the last to fall silent had come. A last word may lie far ahead of it. */
    private @Nullable Instant lastOfIdle() {
        return speakers.values().stream()
                .filter(speaker -> speaker.part() == Part.IDLE)
                .map(Speaker::watermark)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /**
     * Whether every writer that was announced, or is expected, has been heard of; once so, it stays so for its epoch.
     */
    private boolean complete() {
        if (completeEpoch != Long.MIN_VALUE && completeEpoch == newestEpoch) {
            return true;
        }
        if (expected.isEmpty() ? announced() : tasks()) {
            completeEpoch = newestEpoch;
            return true;
        }
        return false;
    }

    private boolean tasks() {
        return expected.entrySet().stream().allMatch(kind -> heard(kind.getKey()) >= kind.getValue());
    }

    private long heard(String prefix) {
        return speakers.keySet().stream()
                .filter(writer -> writer.startsWith(prefix))
                .count();
    }

    private boolean announced() {
        var run = speakers.values().stream()
                .filter(speaker -> speaker.epoch() == newestEpoch)
                .toList();
        return run.size() >= run.stream().mapToInt(Speaker::of).max().orElse(0);
    }
}
