/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.FileReport;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the last revision of everything that is concluded; of a request only its course, as there may be millions. */
final class Collected implements Conclusions {
    private final Table<Diagnosis> diagnoses;
    private final Map<String, Incident> incidents = new HashMap<>();
    private final Map<String, Course> courses = new HashMap<>();
    /** Each course that was taken, once. */
    private final List<Course> known = new ArrayList<>();

    private final Consumer<TrailState> trails;

    /** Keeps diagnoses in a table, and hands every state of a request on. */
    Collected(Table<Diagnosis> diagnoses, Consumer<TrailState> trails) {
        this.diagnoses = diagnoses;
        this.trails = trails;
    }

    @Override
    public void diagnosis(Diagnosis diagnosis) {
        var before = diagnoses.get(diagnosis.id());
        if (before == null || diagnosis.revision() >= before.revision()) {
            diagnoses.put(diagnosis.id(), diagnosis);
        }
    }

    @Override
    public void incident(Incident incident) {
        incidents.merge(
                incident.id(), incident, (before, after) -> after.revision() >= before.revision() ? after : before);
    }

    @Override
    public void trail(TrailState trail) {
        courses.put(trail.id(), course(trail));
        trails.accept(trail);
    }

    /** They are few, and to compare one with all of them takes less than to make another. */
    private Course course(TrailState trail) {
        for (var course : known) {
            if (course.isOf(trail)) {
                return course;
            }
        }
        var course = Course.of(trail);
        known.add(course);
        return course;
    }

    /** All of it, with what became of the files. */
    Findings findings(FeedReport report, List<String> problems, @Nullable Long late, @Nullable Long duplicates) {
        return new Findings(
                report.files().stream().map(Collected::reading).toList(),
                problems,
                diagnoses(),
                incidents(),
                courses(),
                late,
                duplicates,
                report.from(),
                report.to());
    }

    private static Reading reading(FileReport file) {
        return new Reading(file.file(), file.format(), file.lines(), file.events(), file.ignored(), file.rejected());
    }

    /** By first sight, then code and id. */
    List<Diagnosis> diagnoses() {
        var all = new ArrayList<Diagnosis>();
        diagnoses.scan("", TimeKey.LAST, (id, diagnosis) -> all.add(diagnosis));
        return sorted(
                all,
                Comparator.comparing(Diagnosis::firstSeen)
                        .thenComparing(Diagnosis::code)
                        .thenComparing(Diagnosis::id));
    }

    /** By first sight, then id. */
    List<Incident> incidents() {
        return sorted(
                incidents.values(), Comparator.comparing(Incident::firstSeen).thenComparing(Incident::id));
    }

    /** How many requests took each course; those merged into another are left out. */
    private Map<Course, Long> courses() {
        return courses.values().stream()
                .filter(course -> !course.state().equals(TrailState.GONE))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList();
    }
}
