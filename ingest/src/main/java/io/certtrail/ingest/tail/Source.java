/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.LogSource;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One source that is followed: its files, the oldest first, and what it says of its progress. */
final class Source {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SLOW_BEAT = Duration.ofSeconds(10);

    private final String id;
    private final String file;
    private final Voice voice;
    private final List<Followed> files = new ArrayList<>();
    private boolean dry;
    private @Nullable LogSource log;
    private Progress.State state = Progress.State.OPEN;
    private Instant said = Instant.MIN;
    private boolean announced;
    private boolean news;
    private @Nullable Checkpoint sent;
    private @Nullable Checkpoint kept;

    /** Of a name, the file it was first found in, and what it had said. */
    Source(String id, String file, Voice voice) {
        this.id = id;
        this.file = file;
        this.voice = voice;
    }

    String id() {
        return id;
    }

    String file() {
        return file;
    }

    Voice voice() {
        return voice;
    }

    List<Followed> files() {
        return files;
    }

    /** What its files are, once one was looked at. */
    @Nullable LogSource log() {
        return log;
    }

    void is(LogSource known) {
        log = known;
    }

    /** Whether it has a say in what is past: it is a log. */
    boolean speaks() {
        return log != null && log.readable();
    }

    /** Whether it must be announced, once. */
    boolean toAnnounce() {
        return speaks() && !announced;
    }

    void announced() {
        announced = true;
    }

    /** Something was read of it. */
    void hasNews() {
        news = true;
        state = Progress.State.OPEN;
    }

    /** Whether all of it was read that was there. */
    boolean isDry() {
        return dry;
    }

    void dry(boolean all) {
        dry = all;
    }

    /** Whether none of its files was written for so long. */
    boolean isQuiet(Instant now, Duration time) {
        return files.stream().allMatch(each -> each.isQuiet(now, time));
    }

    /** When the newest of its files was written. */
    Instant changed() {
        return files.stream().map(Followed::changed).max(Instant::compareTo).orElse(Instant.MIN);
    }

    /** Whether a file was followed by another one of the same source. */
    boolean hasSuccessor(Followed one) {
        return files.indexOf(one) < files.size() - 1;
    }

    Progress.State state() {
        return state;
    }

    /** Goes over to another state, which is told at once. */
    void become(Progress.State next) {
        if (state != next) {
            state = next;
            news = true;
        }
    }

    /** Whether it has something to say: news, or that it is still there, a silent one less often. */
    boolean hasToSpeak(Instant now, Duration idle) {
        if (!speaks() || !announced) {
            return false;
        }
        var beat = isQuiet(now, idle) ? SLOW_BEAT : BEAT;
        return news || (state != Progress.State.CLOSED && !said.plus(beat).isAfter(now));
    }

    void spoke(Instant now) {
        said = now;
        news = false;
    }

    /** Where it stands, when that is other than what was kept last. */
    @Nullable Checkpoint checkpoint(String shipper) {
        var now = new Checkpoint(
                shipper,
                id,
                file,
                voice.epoch(),
                voice.watermark(),
                files.stream()
                        .filter(each -> !each.dropped())
                        .map(Followed::state)
                        .toList());
        sent = now.equals(kept) ? null : now;
        return sent;
    }

    /** What is known to be kept of it. */
    Optional<Checkpoint> kept() {
        return Optional.ofNullable(kept);
    }

    /** What is kept of it if the last batch was committed; nothing when it was over then. */
    Optional<Checkpoint> keptIfCommitted() {
        var over = files.stream().allMatch(Followed::dropped);
        return over ? Optional.empty() : Optional.ofNullable(sent == null ? kept : sent);
    }

    void keep(Checkpoint checkpoint) {
        kept = checkpoint;
    }

    /** What was sent last is kept. */
    void committed() {
        if (sent != null) {
            kept = sent;
            sent = null;
        }
    }

    /** What was sent last is not kept. */
    void back() {
        sent = null;
        voice.back(kept == null ? null : kept.watermark());
        announced = false;
        news = true;
    }

    /** Whether nothing is left of it. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    @Override
    public String toString() {
        return Objects.requireNonNullElse(log == null ? null : log.file(), file);
    }
}
