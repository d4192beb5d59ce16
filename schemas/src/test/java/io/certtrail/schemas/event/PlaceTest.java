/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void positions_come_in_the_order_of_their_numbers_and_parts_behind_them() {
        var inOrder = List.of("#2", "#9", "#9.1", "#9.2", "#10", "#10.1", "#101");
        var mixed = new ArrayList<>(inOrder);
        Collections.reverse(mixed);
        mixed.sort(Place::inOrder);

        assertThat(mixed).isEqualTo(inOrder);
    }
}
