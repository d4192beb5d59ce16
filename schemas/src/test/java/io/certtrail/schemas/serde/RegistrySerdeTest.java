/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certtrail.schemas.Examples;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrySerdeTest {
    private static final LogEvent EVENT = Examples.events().get("http");
    private static final Incident INCIDENT = Examples.incident();
    private static final String INCIDENT_NAME = "io.certtrail.schemas.avro.Incident";

    private StubRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new StubRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void a_record_is_written_as_a_zero_the_schema_id_and_bare_avro() {
        registry.put("other-value", "\"string\"");
        var bytes = incidents(Map.of()).serializer().serialize("incidents", INCIDENT);
        assertThat(bytes).startsWith(0, 0, 0, 0, 2).endsWith(WireTypes.INCIDENT.encode(INCIDENT));
        assertThat(bytes).hasSize(5 + WireTypes.INCIDENT.encode(INCIDENT).length);
        assertThat(registry.latest("incidents-value")).isEqualTo(WireTypes.INCIDENT.schema());
    }

    @Test
    void what_one_serde_writes_another_reads() {
        var bytes = events(Map.of()).serializer().serialize("iis", EVENT);
        assertThat(events(Map.of()).deserializer().deserialize("iis", bytes)).isEqualTo(EVENT);
    }

    @Test
    void null_stays_null_and_asks_nobody() {
        var serde = events(Map.of());
        assertThat(serde.serializer().serialize("iis", null)).isNull();
        assertThat(serde.deserializer().deserialize("iis", null)).isNull();
        assertThat(serde.deserializer().deserialize("iis", new RecordHeaders(), (byte[]) null))
                .isNull();
        assertThat(registry.calls()).isEmpty();
    }

    @Test
    void the_registry_is_asked_once_per_subject_and_once_per_id() {
        var serde = incidents(Map.of());
        var bytes = serde.serializer().serialize("incidents", INCIDENT);
        serde.serializer().serialize("incidents", INCIDENT);
        serde.deserializer().deserialize("incidents", bytes);
        serde.deserializer().deserialize("incidents", bytes);
        assertThat(registry.calls())
                .containsExactly(
                        "POST /subjects/incidents-value/versions?normalize=false",
                        "GET /schemas/ids/1?fetchMaxId=false&subject=incidents-value");
    }

    @Test
    void threads_that_begin_together_ask_once() {
        var serde = incidents(Map.of());
        assertThat(IntStream.range(0, 50)
                        .parallel()
                        .mapToObj(i -> serde.serializer().serialize("incidents", INCIDENT))
                        .map(ByteBuffer::wrap)
                        .distinct())
                .hasSize(1);
        assertThat(registry.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TopicNameStrategy, incidents-value",
        "AssociatedNameStrategy, incidents-value",
        "io.confluent.kafka.serializers.subject.AssociatedNameStrategy, incidents-value",
        "RecordNameStrategy, " + INCIDENT_NAME,
        "io.confluent.kafka.serializers.subject.RecordNameStrategy, " + INCIDENT_NAME,
        "TopicRecordNameStrategy, incidents-" + INCIDENT_NAME,
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, incidents-" + INCIDENT_NAME
    })
    void the_strategy_names_the_subject(String strategy, String subject) {
        var serde = incidents(Map.of("value.subject.name.strategy", strategy));
        var bytes = serde.serializer().serialize("incidents", INCIDENT);
        assertThat(registry.subjects()).containsExactly(subject);
        assertThat(serde.deserializer().deserialize("incidents", bytes)).isEqualTo(INCIDENT);
    }

    @Test
    void keys_have_their_own_subjects_and_their_own_strategy() {
        var config = config(Map.of("value.subject.name.strategy", "RecordNameStrategy"));
        AvroSerdes.registry(WireTypes.INCIDENT, config, true).serializer().serialize("incidents", INCIDENT);
        assertThat(registry.subjects()).containsExactly("incidents-key");
    }

    @Test
    void a_subject_with_odd_characters_is_escaped() {
        incidents(Map.of()).serializer().serialize("a b/c", INCIDENT);
        assertThat(registry.calls()).containsExactly("POST /subjects/a%20b%2Fc-value/versions?normalize=false");
    }

    @Test
    void without_auto_register_the_schema_is_looked_up_and_must_be_there() {
        var serializer = incidents(Map.of("auto.register.schemas", "false", "normalize.schemas", true))
                .serializer();
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("incidents", INCIDENT))
                .withMessage(
                        "Schema registry %s, subject incidents-value: 40403 Schema not found; "
                                + "register it first, or set auto.register.schemas=true",
                        registry.url());

        var id = registry.put("incidents-value", WireTypes.INCIDENT.schema().toString());
        assertThat(serializer.serialize("incidents", INCIDENT)).startsWith(0, 0, 0, 0, id);
        assertThat(registry.calls()).containsOnly("POST /subjects/incidents-value?normalize=true&deleted=false");
    }

    @Test
    void the_latest_schema_of_the_subject_is_written_when_it_is_asked_for() {
        var id = registry.put("incidents-value", WireTypes.INCIDENT.schema().toString());
        assertThat(latest(Map.of()).serialize("incidents", INCIDENT))
                .startsWith(0, 0, 0, 0, id)
                .endsWith(WireTypes.INCIDENT.encode(INCIDENT));
        assertThat(registry.calls()).containsExactly("GET /subjects/incidents-value/versions/latest");
    }

    @Test
    void a_latest_schema_that_is_not_ours_is_written_by_name_not_by_position() {
        var older = withoutField(WireTypes.INCIDENT.schema(), "revision");
        registry.put("incidents-value", older.toString());
        var bytes = latest(Map.of()).serialize("incidents", INCIDENT);

        var back = incidents(Map.of()).deserializer().deserialize("incidents", bytes);
        assertThat(back).usingRecursiveComparison().ignoringFields("revision").isEqualTo(INCIDENT);
    }

    @Test
    void a_latest_schema_that_cannot_hold_the_record_is_refused() {
        registry.put("incidents-value", WireTypes.TRAIL.schema().toString());
        var serializer = latest(Map.of());
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("incidents", INCIDENT))
                .withMessageStartingWith("Topic incidents: This release's Incident cannot be written as schema "
                        + "io.certtrail.schemas.avro.TrailState: NAME_MISMATCH at /name");
    }

    @Test
    void the_latest_schema_is_asked_for_again_once_its_time_is_over() {
        registry.put("incidents-value", WireTypes.INCIDENT.schema().toString());
        var config = RegistryConfig.of(
                config(Map.of(
                        "use.latest.version", true, "auto.register.schemas", false, "latest.cache.ttl.sec", "30")),
                false);
        var nanos = new AtomicLong();
        var serializer =
                new RegistrySerializer<>(WireTypes.INCIDENT, config, false, new RegistryClient(config), nanos::get);
        serializer.serialize("incidents", INCIDENT);
        nanos.set(29_000_000_000L);
        serializer.serialize("incidents", INCIDENT);
        assertThat(registry.calls()).hasSize(1);

        nanos.set(31_000_000_000L);
        serializer.serialize("incidents", INCIDENT);
        assertThat(registry.calls()).hasSize(2);
    }

    @Test
    void java_properties_can_be_left_out_of_what_is_registered() {
        var bytes = incidents(Map.of("avro.remove.java.properties", "true"))
                .serializer()
                .serialize("incidents", INCIDENT);
        assertThat(registry.latest("incidents-value").toString()).doesNotContain("avro.java.string");
        assertThat(incidents(Map.of()).deserializer().deserialize("incidents", bytes))
                .isEqualTo(INCIDENT);
    }

    @Test
    void bytes_that_are_not_of_the_wire_format_are_refused_with_the_reason() {
        refused("incidents", new byte[] {'{', '"', 'a', '"', ':', '1', '}'})
                .withMessage(
                        "Topic incidents: Unknown magic byte! 0x7b at the start, " + "0x00 is Confluent's wire format");
        refused("incidents", new byte[] {0, 0, 0})
                .withMessage("Topic incidents: 3 bytes are too few for a schema id and a record");
        refused("incidents", new byte[] {0, 0, 0, 0, 9, 1, 2})
                .withMessage(
                        "Schema registry %s, schema id 9: 40403 Schema 9 not found; "
                                + "register it first, or set auto.register.schemas=true",
                        registry.url());
    }

    @Test
    void a_payload_that_is_cut_off_is_refused() {
        var bytes = incidents(Map.of()).serializer().serialize("incidents", INCIDENT);
        refused("incidents", Arrays.copyOf(bytes, bytes.length - 3)).withMessageContaining("are no Incident: ");
        refused("incidents", Arrays.copyOf(bytes, 5)).withMessageContaining("0 bytes are no Incident: ");
    }

    @Test
    void bytes_left_over_are_refused_only_when_asked_for_as_confluent_does() {
        var bytes = incidents(Map.of()).serializer().serialize("incidents", INCIDENT);
        var longer = Arrays.copyOf(bytes, bytes.length + 2);
        assertThat(incidents(Map.of()).deserializer().deserialize("incidents", longer))
                .isEqualTo(INCIDENT);
        var strict = incidents(Map.of("avro.fail.on.trailing.data", "true")).deserializer();
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> strict.deserialize("incidents", longer))
                .withMessageContaining("bytes are left over after its end");
    }

    @Test
    void what_an_older_release_wrote_is_read_with_defaults() {
        var older = withoutField(WireTypes.INCIDENT.schema(), "open");
        var id = registry.put("incidents-value", older.toString());
        var prefix = ByteBuffer.allocate(5).putInt(1, id).array();
        var bytes = WireTypes.INCIDENT.writerInto(older).encode(prefix, INCIDENT);
        var back = incidents(Map.of()).deserializer().deserialize("incidents", bytes);
        assertThat(back.open()).isZero();
        assertThat(back.title()).isEqualTo(INCIDENT.title());
    }

    @Test
    void a_schema_may_refer_to_others() throws IOException {
        var severity = WireTypes.INCIDENT.schema().getField("severity").schema();
        registry.put("severity", severity.toString());
        var name = severity.getFullName();
        var entry = (ObjectNode) new ObjectMapper()
                .readTree(
                        "{\"references\":[{\"name\":\"%s\",\"subject\":\"severity\",\"version\":1}]}".formatted(name));
        var text = WireTypes.INCIDENT.schema().toString();
        var inline = text.substring(text.indexOf("{\"type\":\"enum\",\"name\":\"Severity\""));
        inline = inline.substring(0, inline.indexOf('}') + 1);
        var id = registry.put("incidents-value", entry.put("schema", text.replace(inline, "\"" + name + "\"")));

        var bytes =
                WireTypes.INCIDENT.encode(ByteBuffer.allocate(5).putInt(1, id).array(), INCIDENT);
        assertThat(incidents(Map.of()).deserializer().deserialize("incidents", bytes))
                .isEqualTo(INCIDENT);
        assertThat(registry.calls()).contains("GET /subjects/severity/versions/1?deleted=true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"x\"} | schema id 1 is of type PROTOBUF; only AVRO can be read",
                "{\"schema\":\"{\"}                            | schema id 1 is no Avro schema: ",
                "{\"schema\":\"\\\"string\\\"\"}               | Schema string cannot be read as Incident",
                "{\"schema\":\"\\\"int\\\"\",\"ruleSet\":{\"domainRules\":[{\"name\":\"encrypt\"}]}} | schema id 1 carries rules (domainRules), which the built-in serde cannot run; set serde.provider=confluent",
                "[]                                            | the answer is no JSON object; is this a schema registry?"
            })
    void a_schema_that_cannot_be_read_is_named(String answer, String message) {
        registry.answer(200, answer);
        refused("incidents", new byte[] {0, 0, 0, 0, 1, 0}).withMessageContaining(message);
    }

    @Test
    void a_record_whose_schema_is_named_in_a_header_is_read() {
        var id = registry.put("incidents-value", WireTypes.INCIDENT.schema().toString());
        var guid = UUID.fromString("45b154cc-cac6-c221-1fee-cc67515f7c84");
        registry.guid(guid.toString(), id);
        var bare = WireTypes.INCIDENT.encode(INCIDENT);
        var byGuid = ByteBuffer.allocate(17)
                .put((byte) 1)
                .putLong(guid.getMostSignificantBits())
                .putLong(guid.getLeastSignificantBits())
                .array();
        var byId = ByteBuffer.allocate(5).putInt(1, id).array();
        for (var header : List.of(byGuid, byId)) {
            var headers = new RecordHeaders().add("__value_schema_id", header);
            assertThat(incidents(Map.of()).deserializer().deserialize("incidents", headers, bare))
                    .isEqualTo(INCIDENT);
        }
        var prefixed = WireTypes.INCIDENT.encode(byId, INCIDENT);
        assertThat(incidents(Map.of()).deserializer().deserialize("incidents", new RecordHeaders(), prefixed))
                .isEqualTo(INCIDENT);
    }

    @Test
    void a_header_that_names_nothing_is_refused() {
        var headers = new RecordHeaders().add("__value_schema_id", new byte[] {7, 7});
        var deserializer = incidents(Map.of()).deserializer();
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize("incidents", headers, new byte[] {1}))
                .withMessage("Topic incidents: Unknown magic byte! "
                        + "a schema id header of 2 bytes is neither an id nor a GUID");
    }

    private ThrowableAssertAlternative<SerializationException> refused(String topic, byte[] bytes) {
        var deserializer = incidents(Map.of()).deserializer();
        return assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(topic, bytes));
    }

    private Serializer<Incident> latest(Map<String, ?> more) {
        var config = new HashMap<String, Object>(more);
        config.put("auto.register.schemas", "false");
        config.put("use.latest.version", "true");
        return incidents(config).serializer();
    }

    private Serde<LogEvent> events(Map<String, ?> more) {
        return AvroSerdes.registry(WireTypes.EVENT, config(more), false);
    }

    private Serde<Incident> incidents(Map<String, ?> more) {
        return AvroSerdes.registry(WireTypes.INCIDENT, config(more), false);
    }

    private Map<String, Object> config(Map<String, ?> more) {
        var config = new HashMap<String, Object>(more);
        config.put("schema.registry.url", registry.url());
        config.put("serde.provider", "builtin");
        return config;
    }

    private static Schema withoutField(Schema schema, String name) {
        var fields = new ArrayList<Schema.Field>();
        schema.getFields().stream()
                .filter(field -> !field.name().equals(name))
                .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }
}
