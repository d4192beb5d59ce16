/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    @TempDir
    private Path folder;

    @Test
    void an_instance_keeps_its_name_as_long_as_its_folder() {
        var first = InstanceId.of(folder.resolve("one"));

        assertThat(InstanceId.of(folder.resolve("one"))).isEqualTo(first);
        assertThat(InstanceId.of(folder.resolve("two"))).isNotEqualTo(first);
    }

    @Test
    void a_name_that_was_cut_off_is_replaced() throws IOException {
        Files.writeString(folder.resolve("instance-id"), "");

        var name = InstanceId.of(folder);

        assertThat(name).isNotBlank();
        assertThat(InstanceId.of(folder)).isEqualTo(name);
    }

    @Test
    void a_folder_that_cannot_be_is_named() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> InstanceId.of(file.resolve("state")))
                .isInstanceOf(CorrelatorException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("name another");
    }
}
