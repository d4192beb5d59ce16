/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.files.Discovered;
import io.certtrail.ingest.files.Discovery;
import io.certtrail.schemas.event.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the logs of some folders, a step at a time: finds files, reads what was written, says how far each source has
 * come. What was read since the last commit is read again after {@link #back}.
 *
 * <p>The source that is furthest behind in time is read first, so that many logs arrive about in the order of their
 * records.
 */
public final class Tailer implements Closeable {
    private static final int ROWS_A_TURN = 2000;

    private final Discovery discovery;
    private final TailOptions options;
    private final Map<String, Source> sources = new TreeMap<>();
    private final Losses losses;
    private final Map<Path, String> troubles = new HashMap<>();
    private Map<Path, Seen> before = Map.of();

    /** Goes on where these checkpoints were made. */
    public Tailer(Discovery discovery, TailOptions options, Collection<Checkpoint> kept, Instant now) {
        this.discovery = discovery;
        this.options = options;
        this.losses = new Losses(discovery.tenant(), options.say());
        for (var checkpoint : kept) {
            var source =
                    source(checkpoint.source(), checkpoint.file(), checkpoint.epoch(), checkpoint.watermark(), now);
            checkpoint.files().forEach(state -> source.files().add(new Followed(source, state)));
            source.keep(checkpoint);
        }
    }

    /** Finds what has come, and what became of what was there. */
    public void look(Instant now) {
        var rotation = new Rotation(files(), options, now);
        var strangers = rotation.match(seen(now));
        rotation.missing().forEach(this::leave);
        for (var stranger : strangers) {
            trying(stranger.file(), () -> arrive(stranger, now));
        }
    }

    /** Reads about a batch of rows; whether there was more than that. */
    public boolean read(Instant now, FeedSink sink) {
        announce(sink);
        losses.tell(sink);
        sources.values().forEach(source -> source.dry(false));
        int left = options.batch();
        var next = furthestBehind();
        while (next != null && left > 0) {
            int count = read(next, now, sink, Math.min(left, ROWS_A_TURN));
            left -= count;
            next.dry(count == 0);
            next = furthestBehind();
        }
        return left <= 0;
    }

    /** Says how far the sources have come, those that have news or were silent for a second. */
    public void speak(Instant now, FeedSink sink) {
        for (var source : sources.values()) {
            if (source.isDry()) {
                source.become(stateOf(source, now));
            }
            if (source.hasToSpeak(now, options.idle())) {
                speak(source, now, sink);
            }
        }
    }

    /** Where the sources stand that have moved since the last commit. */
    public List<Checkpoint> checkpoints() {
        return sources.values().stream()
                .map(source -> source.checkpoint(options.shipper()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Keys of the checkpoints that are of no use any more, once what was read is committed. */
    public List<String> gone() {
        return sources.values().stream()
                .filter(source -> source.files().stream().allMatch(Followed::dropped))
                .map(source -> options.shipper() + "/" + source.id())
                .toList();
    }

    /** All that was given is committed. */
    public void committed(Instant now) {
        losses.committed();
        for (var source : sources.values()) {
            source.committed();
            source.files().forEach(Followed::committed);
            source.files().stream().filter(Followed::dropped).forEach(this::close);
            source.files().removeIf(Followed::dropped);
            source.files().stream()
                    .filter(each -> source.isDry() && each.isQuiet(now, options.idle()))
                    .forEach(each -> trying(each.place(), each::rest));
        }
        sources.values().removeIf(source -> source.files().isEmpty());
    }

    /** The last batch may not have been committed: goes on where these checkpoints say, which are all that are kept. */
    public void back(Collection<Checkpoint> kept, Instant now) {
        if (sources.values().stream().map(Source::sent).filter(Objects::nonNull).anyMatch(kept::contains)) {
            committed(now);
            return;
        }
        losses.back();
        for (var source : sources.values()) {
            source.back();
            source.files().forEach(each -> trying(each.place(), each::back));
        }
    }

    /** How many rows of the files that are there were read, by what they became. */
    public Tally tally() {
        return Tally.of(files().stream().map(Followed::state).toList());
    }

    @Override
    public void close() {
        files().forEach(this::close);
    }

    private void close(Followed file) {
        trying(file.place(), file::close);
    }

    private List<Followed> files() {
        return sources.values().stream()
                .flatMap(source -> source.files().stream())
                .filter(each -> !each.dropped())
                .toList();
    }

    private List<Seen> seen(Instant now) {
        var seen = new HashMap<Path, Seen>();
        var files = discovery.look();
        for (var file : files) {
            trying(file, () -> seen.put(file.path(), seen(file, Stat.of(file.path()), now)));
        }
        before = seen;
        return files.stream()
                .map(file -> seen.get(file.path()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Seen seen(Discovered file, Stat stat, Instant now) {
        var last = before.get(file.path());
        var since = last != null && last.stat().equals(stat) ? last.changed() : now;
        return new Seen(file, stat, stat.modified().isBefore(since) ? stat.modified() : since);
    }

    private Source source(String id, String file, long epoch, @Nullable Instant watermark, Instant now) {
        return sources.computeIfAbsent(
                id, key -> new Source(key, file, new Voice(discovery.tenant(), key, epoch, watermark, now)));
    }

    /** A deleted file that is open is read to its end; what was overwritten is lost. */
    private void leave(Followed file) {
        trying(file.place(), () -> {
            if (file.isOpen() && file.isIntact()) {
                file.gone();
            } else {
                losses.add(file);
                file.drop();
            }
        });
    }

    private void arrive(Seen seen, Instant now) throws IOException {
        var quiet = seen.isQuiet(now, options.idle());
        if (seen.stat().size() == 0 || !Readiness.isReady(seen, now, options)) {
            return;
        }
        var log = discovery.classify(seen.file(), id -> unique(id, seen.file().name()));
        if (!log.readable() && !quiet) {
            return;
        }
        var source = source(log.id(), seen.file().name(), now.toEpochMilli(), null, now);
        var file = new Followed(source, FileState.unread(seen.file().name(), seen.key()));
        file.at(seen);
        file.is(log);
        source.is(log);
        source.files().add(file);
    }

    private String unique(String id, String file) {
        var unique = id;
        for (int i = 2; isOfAnother(unique, file); i++) {
            unique = id + "~" + i;
        }
        return unique;
    }

    private boolean isOfAnother(String id, String file) {
        var known = sources.get(id);
        return known != null && !known.file().equals(file);
    }

    private @Nullable Source furthestBehind() {
        return sources.values().stream()
                .filter(source -> !source.isDry())
                .min(Comparator.comparing(
                        source -> source.voice().watermark(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
    }

    private int read(Source source, Instant now, FeedSink sink, int most) {
        int count = 0;
        for (var file : List.copyOf(source.files())) {
            if (file.isAwake() && count < most) {
                int room = most - count;
                count += trying(file, now, sink, room);
            }
        }
        if (count > 0) {
            source.hasNews();
        }
        return count;
    }

    private int trying(Followed file, Instant now, FeedSink sink, int most) {
        var rows = new int[1];
        trying(file.place(), () -> rows[0] = read(file, now, sink, most));
        return rows[0];
    }

    private int read(Followed file, Instant now, FeedSink sink, int most) throws IOException {
        if (!file.isIntact()) {
            return 0;
        }
        var log = known(file);
        var settled = file.isQuiet(now, options.settle());
        var grows = file.grows(log);
        if (!grows && !settled && file.place() != null) {
            return 0;
        }
        var over = settled && (file.place() == null || file.source().hasSuccessor(file) || !grows);
        var count =
                file.read(log, most, over || file.isQuiet(now, options.idle()), row -> pass(row, file, log, now, sink));
        if (count == 0 && over && file.place() == null) {
            file.drop();
        }
        return count;
    }

    private LogSource known(Followed file) {
        var log = file.log();
        if (log == null) {
            var place = file.place();
            log = place == null
                    ? Objects.requireNonNull(file.source().log(), "a file that is gone was known before")
                    : discovery.classify(place, id -> file.source().id());
            file.is(log);
            file.source().is(log);
        }
        return log;
    }

    private void pass(Row row, Followed file, LogSource log, Instant now, FeedSink sink) {
        if (row instanceof Row.Read read) {
            sink.event(read.event());
        } else if (row instanceof Row.Rejected rejected) {
            sink.reject(rejected.reject());
        }
        var time = timeOf(row);
        var source = file.source();
        if (time != null && source.speaks() && source.voice().hear(time, log.disorder(), now)) {
            speak(source, now, sink);
        }
    }

    private static @Nullable Instant timeOf(Row row) {
        if (row instanceof Row.Read read) {
            return read.event().time();
        }
        return row instanceof Row.Ignored ignored ? ignored.time() : null;
    }

    private void announce(FeedSink sink) {
        for (var source : sources.values()) {
            if (source.log() == null) {
                source.files().stream()
                        .filter(each -> each.place() != null && !each.dropped())
                        .findFirst()
                        .ifPresent(this::known);
            }
            if (source.toAnnounce()) {
                sink.event(source.voice().announcement(Objects.requireNonNull(source.log())));
                source.announced();
            }
        }
    }

    /** When all was read, nothing older than a while will be written any more. */
    private void speak(Source source, Instant now, FeedSink sink) {
        var log = Objects.requireNonNull(source.log());
        if (source.isDry() && source.state() == Progress.State.OPEN) {
            var disorder = log.disorder();
            source.voice().allIsRead(now, disorder.compareTo(options.idle()) > 0 ? disorder : options.idle());
        }
        sink.event(source.voice().word(log, source.state()));
        source.spoke(now);
    }

    /** A log is closed when it is gone, or when it is silent and another one goes on with it. */
    private Progress.State stateOf(Source source, Instant now) {
        var gone = source.files().stream().allMatch(each -> each.place() == null || each.dropped());
        var over = source.isQuiet(now, options.idle())
                && sources.values().stream().anyMatch(other -> Series.goesOn(source, other));
        return gone || over ? Progress.State.CLOSED : Progress.State.OPEN;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** A file that cannot be read now is tried again at the next look; what is wrong with it is said once. */
    private void trying(@Nullable Discovered file, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            var path = file == null ? null : file.path();
            var trouble = "%s: cannot be read: %s; tried again".formatted(file, e.getMessage());
            if (path != null && !trouble.equals(troubles.put(path, trouble))) {
                options.say().accept(trouble);
            }
        }
    }
}
