/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.HandLog;
import io.certtrail.correlator.stage.Bundle;
import io.certtrail.correlator.stage.Bundle.Letter;
import io.certtrail.correlator.stage.Channel;
import io.certtrail.correlator.stage.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Message PASSED = new Message.Passed("interpret/0", 1, HandLog.START, false);

    private final List<Bundle> sent = new ArrayList<>();
    private final Outbox outbox = new Outbox(12, (channel, bundle) -> sent.add(bundle));

    private static Letter letter(String key, long timestamp) {
        return new Letter(key, timestamp, PASSED);
    }

    private Stream<Letter> to(int partition) {
        return sent.stream().filter(bundle -> bundle.to() == partition).flatMap(bundle -> bundle.letters().stream());
    }

    @Test
    void what_has_no_key_reaches_every_partition() {
        outbox.put(Channel.FACTS, letter("", 1));
        outbox.sendRest();

        assertThat(sent).extracting(Bundle::to).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void a_key_always_reaches_the_same_single_partition() {
        for (var number = 0; number < 200; number++) {
            outbox.put(Channel.FACTS, letter("key" + number, 1));
            outbox.put(Channel.STATED, letter("key" + number, 2));
        }
        outbox.sendRest();

        for (var number = 0; number < 200; number++) {
            var key = "key" + number;
            assertThat(sent.stream()
                            .filter(bundle -> bundle.letters().stream()
                                    .anyMatch(letter -> letter.key().equals(key)))
                            .map(Bundle::to)
                            .distinct())
                    .as(key)
                    .hasSize(1);
        }
    }

    @Test
    void each_task_is_told_all_in_the_order_in_which_it_was_said() {
        var mine = new ArrayList<Letter>();
        for (var number = 0; number < 100; number++) {
            var next = letter(number % 3 == 0 ? "" : "one key", number);
            mine.add(next);
            outbox.put(Channel.OBSERVED, next);
        }
        outbox.sendRest();

        var to = sent.stream()
                .filter(bundle -> bundle.letters().contains(mine.get(1)))
                .map(Bundle::to)
                .findFirst()
                .orElseThrow();
        assertThat(to(to)).containsExactlyElementsOf(mine);
    }

    @Test
    void many_do_not_wait_for_the_commit_and_nothing_is_sent_twice() {
        for (var number = 0; number < 1_000; number++) {
            outbox.put(Channel.OBSERVED, letter("one key", number));
        }
        var early = sent.size();
        outbox.sendRest();
        outbox.sendRest();

        assertThat(early).isGreaterThan(10).isLessThan(1_000);
        assertThat(sent.stream().flatMap(bundle -> bundle.letters().stream()))
                .doesNotHaveDuplicates()
                .hasSize(1_000);
    }
}
