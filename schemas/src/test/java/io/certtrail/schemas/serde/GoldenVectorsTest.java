/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.serde.Vectors.Vector;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that Confluent's serializer made, held in {@code golden/confluent}; its README says how. */
class GoldenVectorsTest {
    private StubRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new StubRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    static List<Vector<?>> vectors() {
        return Vectors.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void we_write_the_bytes_confluents_serializer_writes(Vector<?> vector) {
        Vectors.TYPES.forEach(type ->
                registry.put(Vectors.topic(type) + "-value", type.schema().toString()));
        assertThat(HexFormat.of().formatHex(vector.write(registry))).isEqualTo(vector.golden());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void we_read_what_was_written_with_the_schema_of_the_day(Vector<?> vector) {
        Vectors.TYPES.forEach(
                type -> registry.put(Vectors.topic(type) + "-value", Vectors.resource(Vectors.topic(type) + ".avsc")));
        var bytes = HexFormat.of().parseHex(vector.golden());
        assertThat((Object) vector.read(registry, bytes))
                .usingRecursiveComparison()
                .isEqualTo(vector.value());
    }
}
