/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import org.jspecify.annotations.Nullable;

/** One record of the log: what it changes. A subject that is null stands for all. */
sealed interface Change {
    void applyTo(Subjects subjects);

    /** How the log writes it. */
    LogRecord record();

    /** A version is there, or is marked as deleted. */
    record VersionPut(SchemaVersion version) implements Change {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.put(version);
        }

        @Override
        public LogRecord record() {
            return LogRecord.of(this);
        }
    }

    /** A version is gone for good; its id stays used. */
    record VersionGone(String subject, int version, int id) implements Change {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.remove(subject, version, id);
        }

        @Override
        public LogRecord record() {
            return LogRecord.of(this);
        }
    }

    /** All versions of a subject up to one are marked as deleted. */
    record SubjectDeleted(String subject, int upTo) implements Change {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.deleteSoftly(subject, upTo);
        }

        @Override
        public LogRecord record() {
            return LogRecord.of(this);
        }
    }

    /** The level of a subject is set, or no longer set. */
    record LevelSet(@Nullable String subject, @Nullable Compatibility level) implements Change {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.setLevel(subject, level);
        }

        @Override
        public LogRecord record() {
            return LogRecord.of(this);
        }
    }

    /** The mode of a subject is set, or no longer set. */
    record ModeSet(@Nullable String subject, @Nullable Mode mode) implements Change {
        @Override
        public void applyTo(Subjects subjects) {
            subjects.setMode(subject, mode);
        }

        @Override
        public LogRecord record() {
            return LogRecord.of(this);
        }
    }
}
