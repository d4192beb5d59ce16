/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.serde.Vectors.Vector;
import java.util.HexFormat;
import java.util.Map;

/**
 * Run in a JVM of its own with Confluent's classes on its path: the serdes of choice must be theirs, the bytes ours.
 */
final class ProviderPeer {
    private ProviderPeer() {}

    public static void main(String[] arguments) {
        for (var vector : Vectors.all()) {
            check(vector, Map.of("schema.registry.url", arguments[0]));
        }
    }

    private static <T> void check(Vector<T> vector, Map<String, ?> config) {
        try (var serde = AvroSerdes.registry(vector.type(), config, false)) {
            assertThat(serde.serializer().getClass().getName()).contains("ConfluentSerde");
            var bytes = serde.serializer().serialize(vector.topic(), vector.value());
            assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(vector.golden());
            assertThat((Object) serde.deserializer().deserialize(vector.topic(), bytes))
                    .usingRecursiveComparison()
                    .isEqualTo(vector.value());
        }
    }
}
