/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.certtrail.schemas.RandomRecords;
import io.certtrail.schemas.diagnosis.Incident;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvolutionTest {
    private static final byte[] NO_PREFIX = new byte[0];

    static Stream<WireType<?>> types() {
        return Stream.of(WireTypes.EVENT, WireTypes.REJECT, WireTypes.DIAGNOSIS, WireTypes.INCIDENT, WireTypes.TRAIL);
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_field_has_a_default_and_every_enum_a_symbol_for_the_unknown(WireType<?> type) {
        for (var schema : parts(type.schema(), new HashSet<>())) {
            if (schema.getType() == Schema.Type.RECORD) {
                assertThat(schema.getFields()).allMatch(Schema.Field::hasDefaultValue, "has a default");
            } else {
                assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void any_field_may_come_or_go_and_both_releases_read_each_other(WireType<?> type) {
        for (var field : type.schema().getFields()) {
            var without = changed(
                    type.schema(), fields -> fields.removeIf(f -> f.name().equals(field.name())));
            assertThat(reads(type.schema(), without)).as(field.name()).isTrue();
            assertThat(reads(without, type.schema())).as(field.name()).isTrue();
        }
    }

    @Test
    void a_field_of_a_newer_release_is_passed_over_and_a_missing_one_takes_its_default() {
        var value = new RandomRecords(7).next(Incident.class);
        var newer = changed(WireTypes.INCIDENT.schema(), fields -> {
            fields.removeIf(field -> field.name().equals("count"));
            fields.add(0, new Schema.Field("owner", Schema.create(Schema.Type.STRING), null, "nobody"));
        });
        var bytes = WireTypes.INCIDENT.writerInto(newer).encode(NO_PREFIX, value);

        var back = WireTypes.INCIDENT.readerOf(newer).decode(bytes);
        assertThat(back).usingRecursiveComparison().ignoringFields("count").isEqualTo(value);
        assertThat(back.count()).isZero();
    }

    @Test
    void a_symbol_of_a_newer_release_is_refused_in_words() throws IOException {
        var newer = new Schema.Parser()
                .parse(WireTypes.INCIDENT.schema().toString().replace("\"CRITICAL\"", "\"CRITICAL\",\"FATAL\""));
        var fatal = generic(newer, WireTypes.INCIDENT.encode(new RandomRecords(1).next(Incident.class)));
        fatal.put(
                "severity",
                new GenericData.EnumSymbol(newer.getField("severity").schema(), "FATAL"));

        var bytes = bytes(fatal);
        assertThat(reads(WireTypes.INCIDENT.schema(), newer)).isTrue();
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.INCIDENT.readerOf(newer).decode(bytes))
                .withMessageEndingWith("Severity UNKNOWN is of a newer release; upgrade certtrail to read it");
    }

    @Test
    void a_shape_of_a_newer_release_is_refused_in_words() throws IOException {
        var schema = WireTypes.EVENT.schema();
        var unknown = new GenericData.Record(schema);
        schema.getFields()
                .forEach(field -> unknown.put(field.pos(), GenericData.get().getDefaultValue(field)));
        unknown.put(
                "origin", new GenericData.EnumSymbol(schema.getField("origin").schema(), "CA"));

        var bytes = bytes(unknown);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.EVENT.decode(bytes))
                .withMessageEndingWith("The event's shape is of a newer release; upgrade certtrail to read it");
    }

    @Test
    void a_schema_of_something_else_is_refused_at_once() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.EVENT.readerOf(WireTypes.TRAIL.schema()))
                .withMessage("Schema io.certtrail.schemas.avro.TrailState cannot be read as LogEvent: "
                        + "NAME_MISMATCH at /name");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.EVENT.writerInto(WireTypes.TRAIL.schema()))
                .withMessage("This release's LogEvent cannot be written as schema "
                        + "io.certtrail.schemas.avro.TrailState: NAME_MISMATCH at /name");
    }

    @Test
    void a_foreign_field_nested_beyond_measure_is_refused() {
        var node = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"n\",\"type\":[\"null\",\"N\"]}]}");
        var written = changed(
                WireTypes.INCIDENT.schema(), fields -> fields.add(0, new Schema.Field("extra", node, null, null)));
        var deep = new byte[1_000_000];
        Arrays.fill(deep, (byte) 2);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> WireTypes.INCIDENT.readerOf(written).decode(deep))
                .withMessage("1000000 bytes are no Incident: nested too deeply");
    }

    private static boolean reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static Schema changed(Schema schema, Consumer<List<Schema.Field>> change) {
        var fields = new ArrayList<Schema.Field>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        change.accept(fields);
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    /** All records and enums in a schema. */
    private static Set<Schema> parts(Schema schema, Set<Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema)) {
                    schema.getFields().forEach(field -> parts(field.schema(), seen));
                }
            }
            case ENUM -> seen.add(schema);
            case UNION -> schema.getTypes().forEach(type -> parts(type, seen));
            case ARRAY -> parts(schema.getElementType(), seen);
            case MAP -> parts(schema.getValueType(), seen);
            default -> {}
        }
        return seen;
    }

    private static GenericRecord generic(Schema schema, byte[] bytes) throws IOException {
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    private static byte[] bytes(GenericRecord value) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
        return out.toByteArray();
    }
}
