/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

class CompiledCatalogueTest {
    private static final RecursiveComparisonConfiguration PATTERNS = RecursiveComparisonConfiguration.builder()
            .withEqualsForType(
                    (one, other) -> one.pattern().equals(other.pattern()) && one.flags() == other.flags(),
                    Pattern.class)
            .build();

    @Test
    void what_was_compiled_is_what_the_yaml_says() {
        assertThat(CompiledCatalogue.read())
                .usingRecursiveComparison(PATTERNS)
                .isEqualTo(Catalogue.untestedFromYaml(null));
    }

    @Test
    void tables_keep_the_order_of_their_files() {
        assertThat(CompiledCatalogue.read().codes().hresults().keySet())
                .containsExactlyElementsOf(
                        Catalogue.untestedFromYaml(null).codes().hresults().keySet());
    }

    @Test
    void the_same_catalogue_gives_the_same_bytes() throws IOException {
        var first = compiled(Catalogue.untestedFromYaml(null));
        var read = (Catalogue)
                new RecordReader(new DataInputStream(new ByteArrayInputStream(first))).read(Catalogue.class);

        assertThat(compiled(read)).isEqualTo(first);
    }

    private static byte[] compiled(Catalogue catalogue) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new RecordWriter(new DataOutputStream(bytes)).write(catalogue, Catalogue.class);
        return bytes.toByteArray();
    }
}
