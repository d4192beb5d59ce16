/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final List<String> PHRASES =
            List.of("ab", "abc", "bca", "denied by policy", "caab", "the rpc server", "ba");

    @Test
    void each_phrase_is_found_where_it_first_ends_behind_the_place() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++) {
            var text = text(random);
            var place = random.nextInt(text.length() + 5);
            var found = new Phrases(PHRASES).behind(text, place);
            for (var i = 0; i < PHRASES.size(); i++) {
                var phrase = PHRASES.get(i);
                assertThat(found[i])
                        .as("%s in %s behind %d, seed %d", phrase, text, place, seed)
                        .isEqualTo(text.indexOf(phrase, place - phrase.length() + 1));
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(40); i >= 0; i--) {
            if (random.nextInt(20) == 0) {
                text.append(PHRASES.get(random.nextInt(PHRASES.size())));
            } else {
                text.append((char) ('a' + random.nextInt(3)));
            }
        }
        return text.toString();
    }
}
