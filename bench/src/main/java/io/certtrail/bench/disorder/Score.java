/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How often somebody was told of a request, against those that are right. */
record Score(long missed, long wrong, long repeated) {
    static Score of(Set<String> right, Collection<String> told) {
        Map<String, Integer> times = new HashMap<>();
        told.forEach(device -> times.merge(device, 1, Integer::sum));
        long missed =
                right.stream().filter(device -> !times.containsKey(device)).count();
        long wrong = times.keySet().stream()
                .filter(device -> !right.contains(device))
                .count();
        long repeated = times.entrySet().stream()
                .filter(each -> right.contains(each.getKey()))
                .mapToLong(each -> each.getValue() - 1)
                .sum();
        return new Score(missed, wrong, repeated);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d/%,d/%,d", missed, wrong, repeated);
    }
}
