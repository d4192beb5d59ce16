/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.cli.run.Cost;
import io.certtrail.cli.run.Course;
import io.certtrail.cli.run.Findings;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run.
 *
 * @param issued requests with proof that a certificate was issued, be it only that it was used later
 */
public record Summary(Findings findings, Cost cost, long requests, long issued, long failed, long stuck, long blind) {
    private static final Set<String> ISSUED = Set.of("issued", "uploaded", "installed", "reported");
    private static final Set<String> ISSUING = Set.of("scep", "pkcs");

    /** The figures of what was found at a cost. */
    public static Summary of(Findings findings, Cost cost) {
        var requests = findings.requests();
        return new Summary(
                findings,
                cost,
                count(requests, course -> true),
                count(requests, Summary::isIssued),
                count(requests, course -> course.state().equals("failed")),
                count(requests, course -> course.state().equals("stuck")),
                count(requests, course -> course.state().equals("blind")));
    }

    private static boolean isIssued(Course course) {
        return ISSUING.contains(course.workflow()) && !Collections.disjoint(course.reached(), ISSUED);
    }

    private static long count(Map<Course, Long> requests, Predicate<Course> which) {
        return requests.entrySet().stream()
                .filter(courses -> which.test(courses.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The requests in one line. */
    String requestsLine(Palette palette) {
        var rate = requests == 0 ? "" : " (%s)".formatted(Numbers.percent(issued, requests));
        return "%s  %s   issued %s%s   failed %s   stuck %s   blind %s"
                .formatted(
                        palette.bold("Requests"),
                        Numbers.count(requests),
                        palette.good(Numbers.count(issued)),
                        rate,
                        count(failed, palette),
                        count(stuck, palette),
                        count(blind, palette));
    }

    private static String count(long number, Palette palette) {
        return number == 0 ? "0" : palette.bad(Numbers.count(number));
    }

    /** What was read, in one line. */
    public String readLine() {
        return "read %s, %s = %s + %s ignored + %s rejected%s"
                .formatted(
                        Numbers.count(findings.readings().size(), "file", "files"),
                        Numbers.count(findings.lines(), "line", "lines"),
                        Numbers.count(findings.events(), "event", "events"),
                        Numbers.count(findings.ignored()),
                        Numbers.count(findings.rejected()),
                        disorder(findings.late(), findings.duplicates()));
    }

    private static String disorder(@Nullable Long late, @Nullable Long duplicates) {
        return late == null || duplicates == null
                ? ""
                : "; %s late, %s".formatted(Numbers.count(late), Numbers.count(duplicates, "duplicate", "duplicates"));
    }

    /** What it took, in one line, as measured. */
    public String costLine() {
        return "elapsed %s   %s lines/s   %s events/s   peak heap %s"
                .formatted(
                        Numbers.seconds(cost.elapsed()),
                        Numbers.count(cost.perSecond(findings.lines())),
                        Numbers.count(cost.perSecond(findings.events())),
                        Numbers.megabytes(cost.peakHeapBytes()));
    }
}
