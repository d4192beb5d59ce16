/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompiledLoopsTest {
    @Test
    void each_class_that_the_launcher_has_optimised_is_there() throws IOException {
        var directives = new ObjectMapper()
                .readTree(Samples.FOLDER
                        .resolve(Path.of("..", "build", "jit.json"))
                        .toFile());
        var found = 0;
        for (var pattern : directives.findValues("match")) {
            for (var method : pattern) {
                var name = method.asText().replaceFirst("\\..*", "").replace('/', '.');
                if (!name.equals("*")) {
                    assertThat(isThere(name)).as(name).isTrue();
                    found++;
                }
            }
        }
        assertThat(found).isPositive();
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, CompiledLoopsTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
