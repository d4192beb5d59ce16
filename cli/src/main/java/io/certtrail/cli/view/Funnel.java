/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.catalogue.Step;
import io.certtrail.catalogue.Workflow;
import io.certtrail.cli.run.Course;
import io.certtrail.cli.terminal.Terminal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many requests of each workflow were proved to have reached each of its steps. */
final class Funnel {
    private Funnel() {}

    /** A paragraph per workflow that has requests. */
    static List<String> lines(Collection<Workflow> workflows, Map<Course, Long> requests) {
        var name = workflows.stream()
                .mapToInt(workflow -> workflow.id().length())
                .max()
                .orElse(0);
        return workflows.stream()
                .filter(workflow -> requests.keySet().stream()
                        .anyMatch(course -> course.workflow().equals(workflow.id())))
                .flatMap(workflow -> lines(workflow, name, requests).stream())
                .toList();
    }

    private static List<String> lines(Workflow workflow, int name, Map<Course, Long> requests) {
        var own = requests.entrySet().stream()
                .filter(courses -> courses.getKey().workflow().equals(workflow.id()))
                .toList();
        var steps = workflow.steps().stream()
                .map(step -> "%s %s".formatted(step.id(), Numbers.count(reached(step, own))))
                .collect(Collectors.joining(" > "));
        var label = "%s%s  %s  "
                .formatted(
                        workflow.id(),
                        " ".repeat(name - workflow.id().length()),
                        Numbers.count(sum(own.stream()), "request", "requests"));
        return Wrapped.under(label, steps, Terminal.WIDTH);
    }

    private static long reached(Step step, Collection<Entry<Course, Long>> requests) {
        return sum(
                requests.stream().filter(courses -> courses.getKey().reached().contains(step.id())));
    }

    private static long sum(Stream<Entry<Course, Long>> requests) {
        return requests.mapToLong(Entry::getValue).sum();
    }
}
