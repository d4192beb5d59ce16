/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.explain.Explainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code certtrail explain} answers whatever code an administrator may find in one of the logs. */
class ExplainCoversTest {
    private static final Path KNOWN = Path.of("src", "test", "resources", "explain", "known.txt");

    @Test
    void every_known_code_is_explained() throws IOException {
        var explainer = new Explainer(Catalogue.builtIn());

        assertThat(Files.readAllLines(KNOWN))
                .filteredOn(code -> !code.startsWith("#"))
                .allSatisfy(code -> assertThat(explainer.answers(code)).as(code).isNotEmpty());
    }
}
