/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompiledLoopsTest {
    @Test
    void each_method_that_the_launcher_names_to_the_compiler_is_there() throws IOException {
        var directives = new ObjectMapper()
                .readTree(Samples.FOLDER
                        .resolve(Path.of("..", "build", "jit.json"))
                        .toFile());
        var found = 0;
        for (var pattern : directives.findValues("match")) {
            for (var method : pattern) {
                var name = method.asText().split("\\.");
                if (!name[0].equals("*")) {
                    assertThat(isThere(name[0].replace('/', '.'), name[1]))
                            .as(method.asText())
                            .isTrue();
                    found++;
                }
            }
        }
        assertThat(found).isPositive();
    }

    private static boolean isThere(String type, String method) {
        try {
            var found = Class.forName(type, false, CompiledLoopsTest.class.getClassLoader());
            var beginning = method.replace("*", "");
            return Stream.of(found.getDeclaredMethods())
                    .map(Method::getName)
                    .anyMatch(
                            beginning.equals(method)
                                    ? name -> name.equals(method)
                                    : name -> name.startsWith(beginning));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
