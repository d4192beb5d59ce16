/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.serde.Vectors.Vector;
import io.certtrail.schemas.wire.WireType;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Confluent's real serializer and ours read each other; runs with {@code -Pconfluent-interop}. */
@EnabledIfSystemProperty(named = "interop.jar", matches = ".+")
class ConfluentInteropIT {
    private static final boolean RECORD = Boolean.getBoolean("golden.record");

    @TempDir
    static Path folder;

    private static StubRegistry registry;

    @BeforeAll
    static void let_confluents_code_write_and_read() throws IOException, InterruptedException {
        registry = new StubRegistry();
        for (var type : Vectors.TYPES) {
            registry.put(Vectors.topic(type) + "-value", type.schema().toString());
            Files.writeString(
                    folder.resolve(Vectors.topic(type) + ".avsc"), type.schema().toString());
        }
        for (var vector : Vectors.all()) {
            Files.writeString(folder.resolve(vector.file() + ".json"), json(vector));
            Files.writeString(
                    folder.resolve(vector.file() + ".ours.hex"), HexFormat.of().formatHex(vector.write(registry)));
        }
        var index = Vectors.all().stream().map(Vector::file).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("index.txt"), index);
        var source = Path.of("src", "interop", "java", "ConfluentPeer.java").toString();
        run("-cp", jar(), source, registry.url(), folder.toString());
        if (RECORD) {
            record();
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    static List<Vector<?>> vectors() {
        return Vectors.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void confluents_serializer_writes_what_we_write(Vector<?> vector) throws IOException {
        assertThat(told(vector, ".theirs.hex")).isEqualTo(told(vector, ".ours.hex"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void we_read_what_confluents_serializer_writes(Vector<?> vector) throws IOException {
        assertThat((Object) vector.read(registry, HexFormat.of().parseHex(told(vector, ".theirs.hex"))))
                .usingRecursiveComparison()
                .isEqualTo(vector.value());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void confluents_deserializer_reads_what_we_write(Vector<?> vector) throws IOException {
        var schema = vector.type().schema();
        assertThat(generic(schema, told(vector, ".read.json"))).isEqualTo(generic(schema, told(vector, ".json")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void the_recorded_vectors_are_what_confluents_serializer_writes(Vector<?> vector) throws IOException {
        assertThat(RECORD ? told(vector, ".theirs.hex") : vector.golden()).isEqualTo(told(vector, ".theirs.hex"));
    }

    private static String told(Vector<?> vector, String suffix) throws IOException {
        return Files.readString(folder.resolve(vector.file() + suffix));
    }

    @Test
    void confluents_serializers_are_used_when_they_are_on_the_class_path() throws IOException, InterruptedException {
        var path = System.getProperty("java.class.path") + File.pathSeparator + jar();
        run("-cp", path, ProviderPeer.class.getName(), registry.url());
    }

    private static String jar() {
        return System.getProperty("interop.jar");
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        var output = folder.resolve("peer.txt").toFile();
        var peer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(peer.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(peer.exitValue()).as(Files.readString(output.toPath())).isZero();
    }

    private static void record() throws IOException {
        var golden = Path.of("src", "test", "resources", "golden", "confluent");
        for (WireType<?> type : Vectors.TYPES) {
            Files.writeString(golden.resolve(Vectors.topic(type) + ".avsc"), type.schema() + "\n");
        }
        for (var vector : Vectors.all()) {
            Files.writeString(golden.resolve(vector.file() + ".hex"), told(vector, ".theirs.hex") + "\n");
        }
    }

    private static <T> String json(Vector<T> vector) throws IOException {
        var out = new ByteArrayOutputStream();
        var schema = vector.type().schema();
        var value = new GenericDatumReader<>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(vector.type().encode(vector.value()), null));
        var encoder = EncoderFactory.get().jsonEncoder(schema, out);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Object generic(Schema schema, String json) throws IOException {
        return new GenericDatumReader<>(schema).read(null, DecoderFactory.get().jsonDecoder(schema, json));
    }
}
