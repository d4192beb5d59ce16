/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.diagnosis.HostPatterns;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Recent;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.HeardMinutes;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.trail.Presence;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told once and not of each record: who is there, what went on in a minute, since when a host serves. */
final class ToldOnce {
    private static final int REMEMBERED = 4096;
    /** What a request can be recognised by in another log. */
    private static final List<IdentifierKind> RECOGNISED = List.of(IdentifierKind.DEVICE, IdentifierKind.TRANSACTION);

    private final Table<String> said;
    private final Outlet out;
    /** What lately was told, so that most records need not ask the store. */
    private final Map<Minutely, Instant> minutely = new Recent<>(REMEMBERED);

    private final Map<Service, Instant> serving = new Recent<>(REMEMBERED);

    ToldOnce(Table<String> said, Outlet out) {
        this.said = said;
        this.out = out;
    }

    /**
     * A fact that is told once a minute. It is compared by hand, as {@link Service} is: what a record has of its own
     * for that is slow before the last compiler has seen it, and each record of a log asks.
     */
    private record Minutely(String tenant, String signal, String place) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Minutely minutely
                    && signal.equals(minutely.signal)
                    && place.equals(minutely.place)
                    && tenant.equals(minutely.tenant);
        }

        @Override
        public int hashCode() {
            return 31 * signal.hashCode() + place.hashCode();
        }
    }

    /** A signal in a host's log, and the kinds of identifiers beside it: what the log shows that it proves. */
    private record Service(String tenant, Origin origin, String host, String signal, int kinds) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Service service
                    && kinds == service.kinds
                    && origin == service.origin
                    && signal.equals(service.signal)
                    && host.equals(service.host)
                    && tenant.equals(service.tenant);
        }

        @Override
        public int hashCode() {
            return 31 * signal.hashCode() + host.hashCode() + kinds;
        }
    }

    /** That a source is there. */
    void announced(LogEvent event, String who) {
        once(
                "announced/" + event.tenant() + "/" + event.origin() + "/" + who,
                "",
                event,
                new Message.Announced(event.tenant(), event.origin(), who));
    }

    /** That somebody was heard in each minute from one time to another: of these what was not told lately. */
    void heard(LogEvent event, Origin origin, String who, Instant from, Instant to) {
        var key = "heard/" + event.tenant() + "/" + origin + "/" + who;
        var heard = new Run(HeardMinutes.minute(from), HeardMinutes.minute(to));
        var told = Run.of(said.get(key));
        var goesOn = told.first <= heard.first && heard.first <= told.last + 1;
        var first = goesOn ? told.last + 1 : heard.first;
        if (first <= heard.last) {
            said.put(key, new Run(goesOn ? told.first : first, heard.last).toString());
            send(event, new Message.Heard(event.tenant(), origin, who, time(first), time(heard.last)));
        }
    }

    private static Instant time(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    /** Minutes in a row. */
    private record Run(long first, long last) {
        private static final Run NONE = new Run(0, Long.MIN_VALUE);

        static Run of(@Nullable String text) {
            if (text == null) {
                return NONE;
            }
            var dash = text.indexOf(' ');
            return new Run(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return first + " " + last;
        }
    }

    /** Which kinds of clients reach an NDES host, by the minute: a device that no host ever heard is another matter. */
    void contact(LogEvent event) {
        if (event.body() instanceof HttpRequest request && request.userAgent() != null) {
            for (var platform : family(request.userAgent())) {
                heard(event, Origin.IIS, Presence.agent(platform), event.time(), event.time());
            }
        }
    }

    /** Phones and Macs of Apple's name themselves alike. */
    private static List<Platform> family(String agent) {
        if (agent.startsWith("profiled/") || agent.contains("CFNetwork")) {
            return List.of(Platform.IOS, Platform.MACOS);
        }
        if (agent.startsWith("Dalvik/")) {
            return List.of(Platform.ANDROID);
        }
        return agent.contains("NDES+client") ? List.of(Platform.WINDOWS) : List.of();
    }

    /** The same fact for all such records of a host's minute, whichever was read first. */
    void minutely(Observation seen, String signal) {
        var minute = seen.time().truncatedTo(ChronoUnit.MINUTES);
        var place = HostPatterns.place(seen);
        if (place == null || minute.equals(minutely.put(new Minutely(seen.tenant(), signal, place), minute))) {
            return;
        }
        var key = "healthy/" + seen.tenant() + "/" + signal + "/" + place;
        if (minute.toString().equals(said.get(key))) {
            return;
        }
        said.put(key, minute.toString());
        var evidence = new Evidence(seen.origin(), seen.host(), minute, "", "", seen.title());
        var fact = Observation.fact(
                key + "/" + minute,
                seen.tenant(),
                minute.plusSeconds(60),
                signal,
                seen.title(),
                Outcome.REACHED,
                seen.host(),
                seen.origin() == Origin.DEVICE ? seen.device() : null,
                evidence);
        out.send(Channel.FACTS, fact.tenant(), Message.Observed.of(fact));
    }

    /** Since when a host has served requests, by what its log shows of them. */
    void serving(Observation seen) {
        if (seen.workflow() == null || seen.host() == null || seen.origin() == Origin.DEVICE) {
            return;
        }
        var service = new Service(seen.tenant(), seen.origin(), seen.host(), seen.signal(), kinds(seen));
        // Two sources of one host come in any order: the earliest record is the one that counts.
        var earliest = serving.get(service);
        if (earliest != null && !seen.time().isBefore(earliest)) {
            return;
        }
        serving.put(service, seen.time());
        var kinds = EnumSet.noneOf(IdentifierKind.class);
        RECOGNISED.stream().filter(kind -> seen.named(kind) != null).forEach(kinds::add);
        var key = "serving/" + seen.tenant() + "/" + seen.origin() + "/" + seen.host() + "/" + seen.workflow() + "/"
                + seen.family() + "/" + kinds;
        var since = TimeKey.prefix(seen.time());
        var before = said.get(key);
        if (before == null || since.compareTo(before) < 0) {
            said.put(key, since);
            out.tell(
                    Channel.OBSERVED,
                    new Message.Serving(
                            seen.tenant(),
                            seen.origin(),
                            seen.host(),
                            seen.workflow(),
                            seen.family(),
                            kinds,
                            seen.time()));
        }
    }

    /** Tells what was not told yet. */
    private void once(String key, String value, LogEvent event, Message message) {
        if (value.equals(said.get(key))) {
            return;
        }
        said.put(key, value);
        send(event, message);
    }

    /** Tells a device's own to its key, all else to everyone. */
    private void send(LogEvent event, Message message) {
        if (event.origin() == Origin.DEVICE && event.device() != null) {
            out.send(Channel.OBSERVED, Joins.device(event.tenant(), event.device()), message);
        } else {
            out.tell(Channel.OBSERVED, message);
        }
    }

    private static int kinds(Observation seen) {
        var kinds = 0;
        for (var kind : RECOGNISED) {
            kinds = 2 * kinds + (seen.named(kind) == null ? 0 : 1);
        }
        return kinds;
    }
}
