/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What can be asked of the registry and done to it. Changes go through the log, one at a time. */
final class Registry implements AutoCloseable {
    private final Subjects subjects;
    private final AvroSchemas schemas;
    private final SchemaLog log;
    /** Ids that were given out, whether or not the log is known to have taken them. */
    private int lastGiven;

    Registry(Subjects subjects, SchemaLog log) {
        this.subjects = subjects;
        this.schemas = new AvroSchemas(subjects);
        this.log = log;
    }

    Subjects subjects() {
        return subjects;
    }

    /** A schema as a request has it. */
    record Draft(String text, List<Reference> references) {}

    /** Gives a schema its version and id under a subject; one that is there already keeps its own. */
    synchronized SchemaVersion register(String subject, Draft draft) {
        catchUp();
        refuseReadOnly(subject);
        var parsed = schemas.parse(draft.text(), draft.references());
        var known = live(subject).stream()
                .filter(each -> each.content().equals(parsed.content()))
                .findFirst();
        return known.orElseGet(() -> add(subject, parsed));
    }

    private SchemaVersion add(String subject, AvroSchemas.Parsed parsed) {
        var objections = objections(subject, parsed.schema(), heldAgainst(subject));
        if (!objections.isEmpty()) {
            throw RegistryError.incompatible(
                    "The schema may not follow the earlier ones of subject '%s' at level %s: %s"
                            .formatted(subject, levelFor(subject), String.join("; ", objections)));
        }
        var number = subjects.versions(subject).stream()
                        .mapToInt(SchemaVersion::version)
                        .max()
                        .orElse(0)
                + 1;
        var content = parsed.content();
        var version = new SchemaVersion(
                subject, number, idFor(content), content.type(), content.text(), content.references(), false);
        append(List.of(new Change.VersionPut(version)));
        return version;
    }

    private int idFor(SchemaContent content) {
        return subjects.idOf(content).orElseGet(() -> {
            lastGiven = Math.max(lastGiven, subjects.highestId()) + 1;
            return lastGiven;
        });
    }

    /** The version under which a subject knows a schema. */
    SchemaVersion lookUp(String subject, Draft draft, boolean deletedToo) {
        var versions = deletedToo ? subjects.versions(subject) : live(subject);
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        var content = schemas.parse(draft.text(), draft.references()).content();
        return versions.stream()
                .filter(each -> each.content().equals(content))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> RegistryError.noSchema("of this text"));
    }

    /** One version of a subject. */
    SchemaVersion version(String subject, VersionNumber number, boolean deletedToo) {
        var versions = deletedToo ? subjects.versions(subject) : live(subject);
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return number.among(versions).orElseThrow(() -> RegistryError.noVersion(number.toString()));
    }

    /** A subject's versions that are not deleted, oldest first. */
    List<SchemaVersion> live(String subject) {
        return subjects.versions(subject).stream()
                .filter(Predicate.not(SchemaVersion::deleted))
                .toList();
    }

    /** Why a schema may not follow one version, or with null those that the subject's level names. */
    List<String> objections(String subject, Draft draft, @Nullable VersionNumber number) {
        var parsed = schemas.parse(draft.text(), draft.references());
        if (number == null) {
            return objections(subject, parsed.schema(), heldAgainst(subject));
        }
        if (number.isLatest() && live(subject).isEmpty()) {
            return List.of();
        }
        return objections(subject, parsed.schema(), List.of(version(subject, number, false)));
    }

    private List<String> objections(String subject, Schema candidate, List<SchemaVersion> versions) {
        var level = levelFor(subject);
        return versions.stream()
                .flatMap(each -> level.objections(candidate, schemas.parse(each)).stream()
                        .map(why -> "version %d: %s".formatted(each.version(), why)))
                .toList();
    }

    private List<SchemaVersion> heldAgainst(String subject) {
        return levelFor(subject) == Compatibility.NONE
                ? List.of()
                : levelFor(subject).heldAgainst(live(subject));
    }

    private Compatibility levelFor(String subject) {
        return subjects.level(subject).orElseGet(subjects::level);
    }

    /** Deletes a version, softly, or for good when it was deleted softly before. */
    synchronized int deleteVersion(String subject, VersionNumber number, boolean forGood) {
        catchUp();
        refuseReadOnly(subject);
        var version = version(subject, number, true);
        if (forGood != version.deleted()) {
            throw forGood
                    ? RegistryError.versionNotYetDeleted(subject, version.version())
                    : RegistryError.versionAlreadyDeleted(subject, version.version());
        }
        refuseReferenced(version);
        append(List.of(
                forGood
                        ? new Change.VersionGone(subject, version.version(), version.id())
                        : new Change.VersionPut(version.deletedSoftly())));
        return version.version();
    }

    /** Deletes a subject, softly, or for good when it was deleted softly before; says which versions it had. */
    synchronized List<Integer> deleteSubject(String subject, boolean forGood) {
        catchUp();
        refuseReadOnly(subject);
        var all = subjects.versions(subject);
        if (all.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        var live = live(subject);
        if (forGood && !live.isEmpty()) {
            throw RegistryError.subjectNotYetDeleted(subject);
        }
        if (!forGood && live.isEmpty()) {
            throw RegistryError.subjectAlreadyDeleted(subject);
        }
        var leaving = forGood ? all : live;
        leaving.forEach(this::refuseReferenced);
        append(forGood ? gone(leaving) : deletedSoftly(subject, leaving));
        return leaving.stream().map(SchemaVersion::version).toList();
    }

    private static List<Change> gone(List<SchemaVersion> versions) {
        return versions.stream()
                .<Change>map(each -> new Change.VersionGone(each.subject(), each.version(), each.id()))
                .toList();
    }

    private List<Change> deletedSoftly(String subject, List<SchemaVersion> live) {
        var changes = new ArrayList<Change>();
        changes.add(new Change.SubjectDeleted(subject, live.get(live.size() - 1).version()));
        subjects.mode(subject).ifPresent(mode -> changes.add(new Change.ModeSet(subject, null)));
        subjects.level(subject).ifPresent(level -> changes.add(new Change.LevelSet(subject, null)));
        return changes;
    }

    private void refuseReferenced(SchemaVersion version) {
        subjects.all().stream()
                .filter(Predicate.not(SchemaVersion::deleted))
                .filter(each -> each.refersTo(version))
                .findFirst()
                .ifPresent(by -> {
                    throw RegistryError.referenced(version, by);
                });
    }

    private void refuseReadOnly(String subject) {
        if (subjects.mode(subject).orElseGet(subjects::mode) == Mode.READONLY) {
            throw RegistryError.notPermitted("Subject '%s' is in read-only mode".formatted(subject));
        }
    }

    /** Sets a level, or with null takes it away, of a subject or with null of all. */
    synchronized void setLevel(@Nullable String subject, @Nullable Compatibility level) {
        catchUp();
        append(List.of(new Change.LevelSet(subject, level)));
    }

    /** Sets a mode, or with null takes it away, of a subject or with null of all. */
    synchronized void setMode(@Nullable String subject, @Nullable Mode mode) {
        catchUp();
        append(List.of(new Change.ModeSet(subject, mode)));
    }

    /** An earlier append may have been taken for failed and have arrived since. */
    private void catchUp() {
        try {
            log.readToEnd();
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private void append(List<Change> changes) {
        try {
            log.append(changes);
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private static RegistryError failed(KafkaException e) {
        return RegistryError.storeFailed("Kafka did not answer in time: " + e.getMessage());
    }

    /** Ends after the change under way: the log is one thread's at a time. */
    @Override
    public synchronized void close() {
        log.close();
    }
}
