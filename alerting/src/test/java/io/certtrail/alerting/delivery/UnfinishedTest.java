/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnfinishedTest {
    private final Unfinished<String> unfinished = new Unfinished<>();

    @Test
    void a_partition_is_committed_up_to_its_first_record_that_is_not_done_with() {
        List.of(5L, 6L, 7L).forEach(offset -> unfinished.begin("p", offset));
        assertThat(unfinished.committable()).isEmpty();

        unfinished.finish("p", 6);
        assertThat(unfinished.committable()).isEmpty();

        unfinished.finish("p", 5);
        assertThat(unfinished.committable()).isEqualTo(Map.of("p", 7L));

        unfinished.finish("p", 7);
        assertThat(unfinished.committable()).isEqualTo(Map.of("p", 8L));
    }

    @Test
    void what_is_committed_is_not_committed_again() {
        unfinished.begin("p", 0);
        unfinished.finish("p", 0);
        unfinished.committed(unfinished.committable());

        assertThat(unfinished.committable()).isEmpty();
    }

    @Test
    void a_lost_partition_begins_anew_where_it_is_given_back() {
        unfinished.begin("p", 9);
        unfinished.forget(List.of("p"));
        unfinished.finish("p", 9);
        unfinished.begin("p", 4);
        unfinished.finish("p", 4);

        assertThat(unfinished.committable()).isEqualTo(Map.of("p", 5L));
    }
}
