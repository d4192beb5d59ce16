/* SPDX-License-Identifier: Apache-2.0 */
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Confluent's own serializer and deserializer, run in a JVM that knows nothing of certtrail.
 *
 * <p>In a folder, each {@code <topic>.<name>.json} (Avro's JSON) beside a {@code <topic>.avsc} is written to
 * {@code <topic>.<name>.theirs.hex}, and each {@code <topic>.<name>.ours.hex} is read to
 * {@code <topic>.<name>.read.json}.
 */
public final class ConfluentPeer {
    private ConfluentPeer() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        var config = Map.of("schema.registry.url", arguments[0]);
        var serializer = new KafkaAvroSerializer();
        serializer.configure(config, false);
        var deserializer = new KafkaAvroDeserializer();
        deserializer.configure(config, false);
        for (var name : List.of(Files.readString(folder.resolve("index.txt")).split("\n"))) {
            var topic = name.substring(0, name.indexOf('.'));
            var schema =
                    new Schema.Parser().parse(folder.resolve(topic + ".avsc").toFile());
            var value = fromJson(schema, Files.readString(folder.resolve(name + ".json")));
            var written = HexFormat.of().formatHex(serializer.serialize(topic, value));
            Files.writeString(folder.resolve(name + ".theirs.hex"), written);

            var ours = HexFormat.of().parseHex(Files.readString(folder.resolve(name + ".ours.hex")));
            var read = (GenericRecord) deserializer.deserialize(topic, ours);
            Files.writeString(folder.resolve(name + ".read.json"), toJson(read));
        }
    }

    private static GenericRecord fromJson(Schema schema, String json) throws IOException {
        var reader = new GenericDatumReader<GenericRecord>(schema) {
            @Override
            protected Object newMap(Object old, int size) {
                return new TreeMap<>();
            }
        };
        return reader.read(null, DecoderFactory.get().jsonDecoder(schema, json));
    }

    private static String toJson(GenericRecord value) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().jsonEncoder(value.getSchema(), out);
        new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
        encoder.flush();
        return out.toString("UTF-8");
    }
}
