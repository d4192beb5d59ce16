/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.time.Agenda.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00Z");

    private final Agenda agenda = new Agenda();

    private List<String> takeAll(Instant until) {
        var taken = new ArrayList<String>();
        for (var due = agenda.take(until); due.isPresent(); due = agenda.take(until)) {
            taken.add(due.get().thing());
        }
        return taken;
    }

    @Test
    void things_come_in_order_of_time_and_then_of_name() {
        agenda.add(T.plusSeconds(2), "late");
        agenda.add(T, "b");
        agenda.add(T, "a");
        agenda.add(T.plusSeconds(1), "between");

        assertThat(takeAll(T.plusSeconds(9))).containsExactly("a", "b", "between", "late");
    }

    @Test
    void what_is_due_at_that_very_time_is_taken_and_what_is_later_stays() {
        agenda.add(T, "now");
        agenda.add(T.plusNanos(1000), "a microsecond later");

        assertThat(agenda.take(T)).contains(new Due(T, "now"));
        assertThat(agenda.take(T)).isEmpty();
        assertThat(takeAll(T.plusSeconds(1))).containsExactly("a microsecond later");
    }

    @Test
    void one_thing_may_be_due_at_two_times_and_is_taken_once_at_each() {
        agenda.add(T, "thing");
        agenda.add(T.plusSeconds(1), "thing");
        agenda.add(T, "thing");

        assertThat(agenda.take(T.plusSeconds(5))).contains(new Due(T, "thing"));
        assertThat(agenda.take(T.plusSeconds(5))).contains(new Due(T.plusSeconds(1), "thing"));
        assertThat(agenda.take(T.plusSeconds(5))).isEmpty();
    }

    @Test
    void an_earlier_thing_added_after_a_later_one_was_taken_is_found() {
        agenda.add(T.plusSeconds(10), "later");
        assertThat(takeAll(T.plusSeconds(20))).containsExactly("later");

        agenda.add(T.plusSeconds(5), "earlier");

        assertThat(takeAll(T.plusSeconds(20))).containsExactly("earlier");
    }
}
