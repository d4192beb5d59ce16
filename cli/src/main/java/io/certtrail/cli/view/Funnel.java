/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.catalogue.Step;
import io.certtrail.catalogue.Workflow;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.schemas.diagnosis.TrailState;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How many requests of each workflow were proved to have reached each of its steps. */
final class Funnel {
    private Funnel() {}

    /** A paragraph per workflow that has requests. */
    static List<String> lines(Collection<Workflow> workflows, Collection<TrailState> trails) {
        var name = workflows.stream().mapToInt(workflow -> workflow.id().length()).max().orElse(0);
        return workflows.stream()
                .filter(workflow -> trails.stream().anyMatch(trail -> trail.workflow().equals(workflow.id())))
                .flatMap(workflow -> lines(workflow, name, trails).stream())
                .toList();
    }

    private static List<String> lines(Workflow workflow, int name, Collection<TrailState> trails) {
        var own = trails.stream()
                .filter(trail -> trail.workflow().equals(workflow.id()))
                .toList();
        var steps = workflow.steps().stream()
                .map(step -> "%s %s".formatted(step.id(), Numbers.count(reached(step, own))))
                .collect(Collectors.joining(" > "));
        var label = "%s%s  %s  ".formatted(workflow.id(), " ".repeat(name - workflow.id().length()),
                Numbers.count(own.size(), "request", "requests"));
        return Wrapped.under(label, steps, Terminal.WIDTH);
    }

    private static long reached(Step step, Collection<TrailState> trails) {
        return trails.stream()
                .filter(trail -> trail.reached().containsKey(step.id()))
                .count();
    }
}
