/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a task by the minute until which each is kept, and by the host whose records made it. When there are too
 * many, the oldest of the host that has the most is let go: who invents requests pushes out his own.
 */
final class Crowds {
    private static final int LOOK = 256;
    private static final int MINUTE_SECONDS = 60;

    private final int most;
    private final Map<String, Minute> members = new HashMap<>();
    private final TreeSet<Minute> all = new TreeSet<>();
    private final Map<String, Crowd> byHost = new HashMap<>();
    private String largest = "";
    private int untilLook;

    Crowds(int most) {
        this.most = most;
    }

    /** A cell, kept until a time unless that is put off. */
    record Member(Instant until, String host, String key) {}

    /** Keys of one host that are kept until one minute, those that have left among them until they come up. */
    private static final class Minute implements Comparable<Minute> {
        private final long until;
        private final String host;
        private final ArrayDeque<String> keys = new ArrayDeque<>();

        Minute(long until, String host) {
            this.until = until;
            this.host = host;
        }

        @Override
        public int compareTo(Minute other) {
            var byTime = Long.compare(until, other.until);
            return byTime == 0 ? host.compareTo(other.host) : byTime;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Minute minute && compareTo(minute) == 0;
        }

        @Override
        public int hashCode() {
            return Objects.hash(until, host);
        }
    }

    private static final class Crowd {
        private final TreeMap<Long, Minute> minutes = new TreeMap<>();
        private int size;
    }

    /** Whether a cell is among them. */
    boolean has(String key) {
        return members.containsKey(key);
    }

    /** Takes in a cell, once. */
    void join(String key, @Nullable String host, Instant until) {
        if (!members.containsKey(key)) {
            put(key, host == null ? "" : host, until);
        }
    }

    /** Takes in a cell, or keeps it for longer. */
    void keep(String key, @Nullable String host, Instant until) {
        var before = members.get(key);
        if (before == null) {
            put(key, host == null ? "" : host, until);
        } else if (before.until != minuteAfter(until)) {
            crowd(before.host).size--;
            put(key, before.host, until);
        }
    }

    private static long minuteAfter(Instant until) {
        return Math.floorDiv(until.getEpochSecond(), MINUTE_SECONDS) + 1;
    }

    private void put(String key, String host, Instant until) {
        var over = minuteAfter(until);
        var crowd = byHost.computeIfAbsent(host, none -> new Crowd());
        var minute = crowd.minutes.get(over);
        if (minute == null) {
            minute = new Minute(over, host);
            crowd.minutes.put(over, minute);
            all.add(minute);
        }
        minute.keys.add(key);
        members.put(key, minute);
        crowd.size++;
    }

    /** Keeps a cell for longer. */
    void move(Member member, Instant until) {
        leave(member);
        put(member.key(), member.host(), until);
    }

    void leave(Member member) {
        if (members.remove(member.key()) != null) {
            crowd(member.host()).size--;
        }
    }

    private Crowd crowd(String host) {
        return Objects.requireNonNull(byHost.get(host), host);
    }

    /** The one whose time is over first, when it is over by now. */
    @Nullable Member over(Instant now) {
        while (!all.isEmpty() && !until(all.first()).isAfter(now)) {
            var member = first(all.first());
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    /** One that is too many, or null. */
    @Nullable Member tooMany() {
        while (members.size() > most) {
            if (!byHost.containsKey(largest) || untilLook-- <= 0) {
                findLargest();
            }
            var member = first(crowd(largest).minutes.firstEntry().getValue());
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    /** The first of a minute that has not left; null when none has stayed, and then the minute is gone too. */
    private @Nullable Member first(Minute minute) {
        for (var key = minute.keys.peek(); key != null; key = minute.keys.peek()) {
            if (minute.equals(members.get(key))) {
                return new Member(until(minute), minute.host, key);
            }
            minute.keys.poll();
        }
        all.remove(minute);
        var crowd = crowd(minute.host);
        crowd.minutes.remove(minute.until);
        if (crowd.minutes.isEmpty()) {
            byHost.remove(minute.host);
        }
        return null;
    }

    private static Instant until(Minute minute) {
        return Instant.ofEpochSecond(minute.until * MINUTE_SECONDS);
    }

    private void findLargest() {
        untilLook = LOOK;
        var size = -1;
        for (var crowd : byHost.entrySet()) {
            var isLarger = crowd.getValue().size > size;
            if (isLarger || (crowd.getValue().size == size && crowd.getKey().compareTo(largest) < 0)) {
                largest = crowd.getKey();
                size = crowd.getValue().size;
            }
        }
    }
}
