/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.files.CaseException;
import io.certtrail.ingest.files.Discovered;
import io.certtrail.ingest.files.Discovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The folders that are followed: what has come to them, and what became of what was there. */
final class Folders {
    private static final Duration LIMBO = Duration.ofMinutes(10);

    private final Discovery discovery;
    private final TailOptions options;
    private final Sources sources;
    private final Losses losses;
    private final Troubles troubles;
    private Map<Path, Seen> before = Map.of();

    Folders(Discovery discovery, TailOptions options, Sources sources, Losses losses, Troubles troubles) {
        this.discovery = discovery;
        this.options = options;
        this.sources = sources;
        this.losses = losses;
        this.troubles = troubles;
    }

    /** Finds what has changed. */
    void look(Instant now) {
        discovered().ifPresent(files -> {
            var rotation = new Rotation(sources.files(), options, now);
            var strangers = rotation.match(seen(files, now));
            rotation.missing().forEach(file -> leave(file, rotation.isReplaced(file), now));
            for (var stranger : strangers) {
                troubles.trying(stranger.file(), () -> arrive(stranger, now));
            }
        });
    }

    /** The files that are there; nothing when a folder cannot be read: then its files are not gone. */
    private Optional<List<Discovered>> discovered() {
        try {
            var found = discovery.look();
            found.unreadable()
                    .ifPresentOrElse(trouble -> troubles.tell("the logs", trouble), () -> troubles.over("the logs"));
            return found.unreadable().isPresent() ? Optional.empty() : Optional.of(found.files());
        } catch (CaseException | UncheckedIOException e) {
            troubles.tell("the logs", Objects.toString(e.getMessage(), "unreadable"));
            return Optional.empty();
        }
    }

    private List<Seen> seen(List<Discovered> files, Instant now) {
        var seen = new HashMap<Path, Seen>();
        for (var file : files) {
            troubles.trying(file, () -> seen.put(file.path(), seen(file, Stat.of(file.path()), now)));
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

    /**
     * A file that is not there may come back, when it lay on another computer: it is given up after a while. One that
     * is open is read to its end meanwhile. What was overwritten is lost at once.
     */
    private void leave(Followed file, boolean replaced, Instant now) {
        troubles.trying(file.place(), () -> {
            var readable = file.canBeReadWithoutItsName() && file.isIntact();
            if (!readable && (replaced || file.meansItsPlace() || file.isMissing(now, LIMBO))) {
                losses.add(file);
                file.drop();
            } else {
                file.gone(now);
            }
        });
    }

    private void arrive(Seen seen, Instant now) throws IOException {
        if (seen.stat().size() == 0 || !Readiness.isReady(seen, now, options)) {
            return;
        }
        var name = seen.file().name();
        var log = discovery.classify(seen.file(), id -> sources.unique(id, name));
        if (!log.readable() && !seen.isQuiet(now, options.idle())) {
            return;
        }
        var source = sources.of(log.id(), name, now.toEpochMilli(), null, now);
        var file = new Followed(source, FileState.unread(name, seen.key()));
        file.at(seen);
        file.is(log);
        source.is(log);
        source.files().add(file);
    }
}
