/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.topic;

import io.certtrail.schemas.event.Origin;
import java.util.List;
import java.util.Map;

/**
 * Every topic certtrail writes. Event topics keep records by size, never by time: time retention would delete replayed
 * history at once, since a record's timestamp is its event time.
 */
public enum Topic {
    DEVICE("device", Key.SOURCE, Kept.BY_SIZE),
    IIS("iis", Key.SOURCE, Kept.BY_SIZE),
    CA("ca", Key.SOURCE, Kept.BY_SIZE),
    CONNECTOR("connector", Key.SOURCE, Kept.BY_SIZE),
    REJECTS("rejects", Key.SOURCE, Kept.BY_SIZE),
    /**
     * Records of the other topics that the correlator could not decode, as they were, with the reason in their headers.
     */
    DEAD_LETTERS("dead-letters", Key.SOURCE, Kept.BY_SIZE),
    CHECKPOINTS("checkpoints", Key.SOURCE, Kept.COMPACTED),
    TRAILS("trails", Key.ID, Kept.COMPACTED),
    DIAGNOSES("diagnoses", Key.ID, Kept.COMPACTED),
    INCIDENTS("incidents", Key.ID, Kept.COMPACTED),
    /** How far the correlator's last stage has come: one key per task, so that a reader knows when a replay is done. */
    WATERMARKS("watermarks", Key.ID, Kept.COMPACTED);

    /** Those of events, one an origin. */
    public static final List<Topic> EVENTS = List.of(DEVICE, IIS, CA, CONNECTOR);

    /** Those that shippers write. */
    public static final List<Topic> SHIPPED = List.of(DEVICE, IIS, CA, CONNECTOR, REJECTS, CHECKPOINTS);

    /** Those that the correlator reads or writes. */
    public static final List<Topic> CORRELATED =
            List.of(DEVICE, IIS, CA, CONNECTOR, DEAD_LETTERS, TRAILS, DIAGNOSES, INCIDENTS, WATERMARKS);

    /** Those that alerts are made of. */
    public static final List<Topic> ALERTED = List.of(DIAGNOSES, INCIDENTS);

    /** What the key of a topic names. */
    public enum Key {
        SOURCE,
        ID
    }

    /** How long a topic keeps its records. */
    public enum Kept {
        BY_SIZE(settings("delete")),
        COMPACTED(settings("compact"));

        private final Map<String, String> settings;

        /** A clock that is ahead must not make the broker refuse its records: the correlator deals with it. */
        private static Map<String, String> settings(String policy) {
            return Map.of(
                    "cleanup.policy",
                    policy,
                    "retention.ms",
                    "-1",
                    "message.timestamp.type",
                    "CreateTime",
                    "message.timestamp.after.max.ms",
                    Long.toString(Long.MAX_VALUE));
        }

        Kept(Map<String, String> settings) {
            this.settings = settings;
        }

        /** Topic-level settings of the broker. */
        public Map<String, String> settings() {
            return settings;
        }
    }

    private final String suffix;
    private final Key key;
    private final Kept kept;

    Topic(String suffix, Key key, Kept kept) {
        this.suffix = suffix;
        this.key = key;
        this.kept = kept;
    }

    /** The topic's name under a prefix such as {@code certtrail.}. */
    public String name(String prefix) {
        return prefix + suffix;
    }

    /** What its key names. */
    public Key key() {
        return key;
    }

    /** How long it keeps its records. */
    public Kept kept() {
        return kept;
    }

    /** The topic of events of an origin. */
    public static Topic of(Origin origin) {
        return switch (origin) {
            case DEVICE -> DEVICE;
            case IIS -> IIS;
            case CA -> CA;
            case CONNECTOR -> CONNECTOR;
        };
    }
}
