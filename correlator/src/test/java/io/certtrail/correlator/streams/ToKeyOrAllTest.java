/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.HandLog;
import io.certtrail.correlator.stage.Message;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToKeyOrAllTest {
    private static final Message PASSED = new Message.Passed("interpret/0", 1, HandLog.START, false);

    @Test
    void what_has_no_key_reaches_every_partition() {
        assertThat(new ToKeyOrAll().partitions("topic", "", PASSED, 4)).contains(Set.of(0, 1, 2, 3));
    }

    @Test
    void a_key_always_reaches_the_same_single_partition() {
        for (var number = 0; number < 200; number++) {
            var first = new ToKeyOrAll()
                    .partitions("topic", "key" + number, PASSED, 12)
                    .orElseThrow();
            assertThat(first).hasSize(1).allMatch(partition -> partition >= 0 && partition < 12);
            assertThat(new ToKeyOrAll().partitions("other", "key" + number, PASSED, 12))
                    .contains(first);
        }
    }
}
