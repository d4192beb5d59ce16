/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressIdsTest {
    private static List<String> ids(String writer, String run) {
        var ids = ProgressIds.of(writer, run);
        return Stream.generate(ids::next).limit(1_000).toList();
    }

    @Test
    void no_two_words_of_any_writer_or_run_have_the_same_id_of_32_hex_digits() {
        var all = Stream.of(ids("iis/NDES01/u_ex", "1"), ids("iis/NDES01/u_ex", "2"), ids("iis/NDES02/u_ex", "1"))
                .flatMap(List::stream)
                .toList();

        assertThat(all).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void a_replay_gives_the_same_ids_again() {
        assertThat(ids("iis/NDES01/u_ex", "1")).isEqualTo(ids("iis/NDES01/u_ex", "1"));
    }
}
