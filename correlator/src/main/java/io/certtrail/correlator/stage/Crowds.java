/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.time.TimeKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a task by the time until which each is kept, and by the host whose records made it. When there are too
 * many, the oldest of the host that has the most is let go: who invents requests pushes out his own.
 */
final class Crowds {
    private static final int LOOK = 256;

    private final int most;
    private final Map<String, Member> members = new HashMap<>();
    private final TreeSet<Member> all = new TreeSet<>();
    private final Map<String, TreeSet<Member>> byHost = new HashMap<>();
    private String largest = "";
    private int untilLook;

    Crowds(int most) {
        this.most = most;
    }

    /** A cell, kept until a time unless that is put off. */
    record Member(long micros, String host, String key) implements Comparable<Member> {
        Instant until() {
            return TimeKey.instant(micros);
        }

        @Override
        public int compareTo(Member other) {
            var byTime = Long.compare(micros, other.micros);
            return byTime == 0 ? key.compareTo(other.key) : byTime;
        }
    }

    /** Takes in a cell, once. */
    void join(String key, @Nullable String host, Instant until) {
        if (!members.containsKey(key)) {
            put(new Member(TimeKey.micros(until), host == null ? "" : host, key));
        }
    }

    private void put(Member member) {
        members.put(member.key(), member);
        all.add(member);
        byHost.computeIfAbsent(member.host(), none -> new TreeSet<>()).add(member);
    }

    /** Keeps a cell for longer. */
    void move(Member member, Instant until) {
        leave(member);
        put(new Member(TimeKey.micros(until), member.host(), member.key()));
    }

    void leave(Member member) {
        members.remove(member.key());
        all.remove(member);
        var crowd = byHost.get(member.host());
        if (crowd != null) {
            crowd.remove(member);
            if (crowd.isEmpty()) {
                byHost.remove(member.host());
            }
        }
    }

    /** The one whose time is over first, when it is over by now. */
    @Nullable Member over(Instant now) {
        return all.isEmpty() || all.first().micros() > TimeKey.micros(now) ? null : all.first();
    }

    /** One that is too many, or null. */
    @Nullable Member tooMany() {
        if (members.size() <= most) {
            return null;
        }
        var crowd = byHost.get(largest);
        if (crowd == null || untilLook-- <= 0) {
            crowd = byHost.get(findLargest());
        }
        return crowd == null ? all.first() : crowd.first();
    }

    private String findLargest() {
        untilLook = LOOK;
        var size = 0;
        for (var crowd : byHost.entrySet()) {
            var isLarger = crowd.getValue().size() > size;
            if (isLarger || (crowd.getValue().size() == size && crowd.getKey().compareTo(largest) < 0)) {
                largest = crowd.getKey();
                size = crowd.getValue().size();
            }
        }
        return largest;
    }
}
