/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.files.Discovery;
import io.certtrail.schemas.event.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows the logs of some folders, a step at a time: finds files, reads what was written, says how far each source has
 * come. What was read since the last commit is read again after {@link #goOn}.
 *
 * <p>The source that is furthest behind in time is read first, so that many logs arrive about in the order of their
 * records.
 */
public final class Tailer implements Closeable {
    private static final int ROWS_A_TURN = 2000;

    private final Discovery discovery;
    private final TailOptions options;
    private final Sources sources;
    private final Losses losses;
    private final Troubles troubles;
    private final Folders folders;

    /** Goes on where these checkpoints were made. */
    public Tailer(Discovery discovery, TailOptions options, Collection<Checkpoint> kept, Instant now) {
        this.discovery = discovery;
        this.options = options;
        this.sources = new Sources(discovery.tenant());
        this.losses = new Losses(discovery.tenant(), options.say());
        this.troubles = new Troubles(options.say());
        this.folders = new Folders(discovery, options, sources, losses, troubles);
        for (var checkpoint : kept) {
            var source =
                    sources.of(checkpoint.source(), checkpoint.file(), checkpoint.epoch(), checkpoint.watermark(), now);
            checkpoint.files().forEach(state -> source.files().add(new Followed(source, state)));
            source.keep(checkpoint);
        }
    }

    /** Finds what has come, and what became of what was there. */
    public void look(Instant now) {
        folders.look(now);
    }

    /**
     * Reads about a batch of rows; whether there was more than that. A {@link BatchLost} says that what was given must
     * not be committed.
     */
    public boolean read(Instant now, FeedSink sink) {
        announce(sink);
        losses.tell(sink);
        sources.all().forEach(source -> source.dry(false));
        int left = options.batch();
        var next = sources.furthestBehind();
        while (next != null && left > 0) {
            int count = read(next, now, sink, Math.min(left, ROWS_A_TURN));
            left -= count;
            next.dry(count == 0);
            next = sources.furthestBehind();
        }
        return left <= 0;
    }

    /** Says how far the sources have come, those that have news or were silent for a second. */
    public void speak(Instant now, FeedSink sink) {
        var series = Series.of(sources.all());
        for (var source : sources.all()) {
            if (source.isDry()) {
                source.become(stateOf(source, series, now));
            }
            if (source.hasToSpeak(now, options.idle())) {
                speak(source, now, sink);
            }
        }
    }

    /** Where the sources stand that have moved since the last commit. */
    public List<Checkpoint> checkpoints() {
        return sources.all().stream()
                .map(source -> source.checkpoint(options.shipper()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Keys of the checkpoints that are of no use any more, once what was read is committed. */
    public List<String> gone() {
        return sources.all().stream()
                .filter(source -> source.files().stream().allMatch(Followed::dropped))
                .map(source -> options.shipper() + "/" + source.id())
                .toList();
    }

    /** All that was given is committed. */
    public void committed(Instant now) {
        losses.committed();
        for (var source : sources.all()) {
            source.committed();
            source.files().forEach(Followed::committed);
            source.files().stream().filter(Followed::dropped).forEach(this::close);
            source.files().removeIf(Followed::dropped);
            source.files().stream()
                    .filter(each -> source.isDry() && each.isQuiet(now, rest(each)))
                    .forEach(each -> troubles.trying(each.place(), each::rest));
        }
        sources.all().removeIf(source -> source.files().isEmpty());
    }

    /**
     * The last batch may or may not have been committed: goes on as these checkpoints say, which are all that are kept.
     * False when they are none of this one's, since another shipper was here: then a new one must be made of them.
     */
    public boolean goOn(Collection<Checkpoint> kept, Instant now) {
        var there = Set.copyOf(kept);
        if (there.equals(checkpoints(Source::kept))) {
            back();
            return true;
        }
        if (there.equals(checkpoints(Source::keptIfCommitted))) {
            committed(now);
            return true;
        }
        return false;
    }

    private Set<Checkpoint> checkpoints(Function<Source, Optional<Checkpoint>> of) {
        return sources.all().stream().map(of).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private void back() {
        losses.back();
        for (var source : sources.all()) {
            source.back();
            source.files().forEach(each -> troubles.trying(each.place(), each::back));
        }
    }

    /** How many rows of the files that are there were read, by what they became. */
    public Tally tally() {
        return Tally.of(sources.files().stream().map(Followed::state).toList());
    }

    @Override
    public void close() {
        sources.files().forEach(this::close);
    }

    /** A file that is gone is given back to its disk soon. */
    private Duration rest(Followed file) {
        return file.place() == null ? options.settle() : options.idle();
    }

    private void close(Followed file) {
        troubles.trying(file.place(), file::close);
    }

    private int read(Source source, Instant now, FeedSink sink, int most) {
        int count = 0;
        for (var file : List.copyOf(source.files())) {
            if (file.isAwake(now) && count < most) {
                count += read(file, now, sink, most - count);
            }
        }
        if (count > 0) {
            source.hasNews();
        }
        return count;
    }

    private int read(Followed file, Instant now, FeedSink sink, int most) {
        var rows = new int[1];
        troubles.trying(file.place(), () -> {
            var log = known(file);
            if (log != null && file.isIntact()) {
                rows[0] = read(file, log, now, sink, most);
            }
        });
        return rows[0];
    }

    private int read(Followed file, LogSource log, Instant now, FeedSink sink, int most) throws IOException {
        var settled = file.isQuiet(now, options.settle());
        var grows = file.grows(log);
        var due = file.isDue(log, now);
        if (!grows && !settled && !due && file.place() != null) {
            return 0;
        }
        var over = settled && (file.place() == null || file.source().hasSuccessor(file) || !grows);
        var asItIs = over || due || file.isQuiet(now, options.idle());
        return file.read(log, most, asItIs, now, row -> pass(row, file, log, now, sink));
    }

    /** What a file is; null when it is gone and nobody has looked at it before. */
    private @Nullable LogSource known(Followed file) {
        var place = file.place();
        if (file.log() == null && place != null) {
            var log = discovery.classify(place, id -> file.source().id());
            file.is(log);
            file.source().is(log);
        }
        return file.log() == null ? file.source().log() : file.log();
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
        for (var source : sources.all()) {
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
    private Progress.State stateOf(Source source, Series series, Instant now) {
        var gone = source.files().stream().allMatch(each -> each.place() == null || each.dropped());
        return gone || (source.isQuiet(now, options.idle()) && series.goesOnAfter(source))
                ? Progress.State.CLOSED
                : Progress.State.OPEN;
    }
}
