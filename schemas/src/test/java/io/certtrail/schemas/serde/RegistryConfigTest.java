/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.certtrail.schemas.Examples;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryConfigTest {
    private static final String WAY_OUT =
            "; set serde.provider=confluent and put Confluent's serializer on the class path";

    @Test
    void user_and_password_may_stand_in_the_address_and_are_not_shown() throws IOException {
        try (var registry = new StubRegistry()) {
            var url = registry.url().replace("http://", "http://alice:s%3Acret@");
            registry.answer(401, "");
            var serializer = serde(Map.of("schema.registry.url", url)).serializer();
            var thrown = catchThrowable(() -> serializer.serialize("incidents", Examples.incident()));
            assertThat(registry.header("Authorization")).isEqualTo("Basic YWxpY2U6czpjcmV0");
            assertThat(thrown).hasMessageContaining(registry.url()).hasMessageNotContainingAny("alice", "cret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "basic.auth.credentials.source, USER_INFO, basic.auth.user.info, alice:secret, Basic YWxpY2U6c2VjcmV0",
        "basic.auth.credentials.source, USER_INFO, schema.registry.basic.auth.user.info, alice:secret, Basic YWxpY2U6c2VjcmV0",
        "bearer.auth.credentials.source, STATIC_TOKEN, bearer.auth.token, t0ken, Bearer t0ken"
    })
    void credentials_are_sent_as_confluents_keys_say(
            String sourceKey, String source, String key, String secret, String header) throws IOException {
        try (var registry = new StubRegistry()) {
            var config = Map.of(
                    "schema.registry.url",
                    registry.url(),
                    sourceKey,
                    source,
                    key,
                    new Password(secret),
                    "bearer.auth.logical.cluster",
                    "lsrc-1",
                    "request.header.X-Site",
                    "berlin");
            serde(config).serializer().serialize("incidents", Examples.incident());
            assertThat(registry.header("Authorization")).isEqualTo(header);
            assertThat(registry.header("Target-sr-cluster")).isEqualTo("lsrc-1");
            assertThat(registry.header("X-site")).isEqualTo("berlin");
            assertThat(registry.header("Content-type")).isEqualTo("application/vnd.schemaregistry.v1+json");
            assertThat(RegistryConfig.of(config, false).toString())
                    .doesNotContain("secret")
                    .doesNotContain("t0ken");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "use.schema.id|7|the built-in serde supports -1" + WAY_OUT,
                "use.schema.guid|x|the built-in serde does not support it, leave it out" + WAY_OUT,
                "use.latest.with.metadata|a=b|the built-in serde does not support it, leave it out" + WAY_OUT,
                "avro.reflection.allow.null|true|the built-in serde supports false" + WAY_OUT,
                "basic.auth.credentials.source|SASL_INHERIT|the built-in serde supports URL, USER_INFO" + WAY_OUT,
                "bearer.auth.credentials.source|OAUTHBEARER|the built-in serde supports STATIC_TOKEN" + WAY_OUT,
                "value.subject.name.strategy|Mine|known strategies: TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy, AssociatedNameStrategy",
                "specific.avro.value.type|x.Y|the built-in serde supports io.certtrail.schemas.avro.Incident" + WAY_OUT,
                "auto.register.schemas|ja|use true or false",
                "max.retries|many|use a whole number, such as 3",
                "max.retries|-1|use 0 or more",
                "serde.provider|apicurio|use auto, builtin or confluent"
            })
    void a_setting_that_cannot_be_honoured_is_refused(String key, String value, String wayOut) {
        var config = Map.of("schema.registry.url", "http://h:1", key, value);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> serde(config))
                .withMessage("Invalid value %s for configuration %s: %s", value, key, wayOut);
    }

    @Test
    void the_brokers_own_settings_in_the_same_map_are_not_the_registrys() {
        assertThat(serde(Map.of("schema.registry.url", "http://h:1", "ssl.engine.factory.class", "x.Y")))
                .isNotNull();
        assertThatThrownBy(() -> serde(
                        Map.of("schema.registry.url", "http://h:1", "schema.registry.ssl.engine.factory.class", "x.Y")))
                .hasMessageContaining("the built-in serde does not support it, leave it out");
    }

    @Test
    void the_header_mode_can_be_read_but_not_written() {
        var prefix = "io.confluent.kafka.serializers.schema.id.";
        assertThatThrownBy(() -> serde(Map.of(
                        "schema.registry.url",
                        "http://h:1",
                        "value.schema.id.serializer",
                        prefix + "HeaderSchemaIdSerializer")))
                .hasMessageContaining("the built-in serde supports PrefixSchemaIdSerializer");
        assertThat(serde(Map.of(
                        "schema.registry.url",
                        "http://h:1",
                        "value.schema.id.serializer",
                        prefix + "PrefixSchemaIdSerializer",
                        "value.schema.id.deserializer",
                        prefix + "DualSchemaIdDeserializer")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|schema.registry.url is not set; use http://host:8081",
                "mock://scope|schema.registry.url must be http://host:port or https://host:port, was one of scheme 'mock'",
                "http://u:secret@a b|schema.registry.url is no address (Illegal character in authority); use http://host:8081"
            })
    void an_address_that_is_none_is_refused_without_being_shown(String url, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> serde(Map.of("schema.registry.url", url)))
                .withMessage(message);
    }

    @Test
    void credentials_that_are_named_but_not_given_are_missed() {
        assertThatThrownBy(() -> serde(
                        Map.of("schema.registry.url", "http://h:1", "basic.auth.credentials.source", "USER_INFO")))
                .hasMessage("basic.auth.credentials.source is USER_INFO but basic.auth.user.info is not set");
        assertThatThrownBy(() -> serde(
                        Map.of("schema.registry.url", "http://h:1", "bearer.auth.credentials.source", "STATIC_TOKEN")))
                .hasMessage("bearer.auth.credentials.source is STATIC_TOKEN but bearer.auth.token is not set");
        assertThatThrownBy(
                        () -> serde(Map.of("schema.registry.url", "http://h:1", "request.header.Content-Length", "1")))
                .hasMessage("request.header.Content-Length: no header of this name may be set; leave it out");
    }

    @Test
    void confluents_serializer_is_missed_when_it_is_asked_for_and_not_there() {
        var absent = new ConfluentSerde("io.confluent.Absent", "io.confluent.Absent");
        assertThat(absent.present()).isFalse();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> absent.of(WireTypes.INCIDENT, Map.of(), false))
                .withMessage("Invalid value confluent for configuration serde.provider: io.confluent.Absent is not on "
                        + "the class path; build with -Pconfluent, or use builtin");
    }

    @Test
    void a_serializer_found_by_name_is_handed_the_generated_class() {
        var echo = new ConfluentSerde(StringSerializer.class.getName(), StringDeserializer.class.getName());
        assertThat(echo.present()).isTrue();
        var serde = echo.of(WireTypes.INCIDENT, Map.of(), false);
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> serde.serializer().serialize("incidents", Examples.incident()))
                .withMessageContaining("io.certtrail.schemas.avro.Incident");
        assertThatThrownBy(() -> serde.deserializer().deserialize("incidents", new byte[] {'x'}))
                .hasMessage("Topic incidents: Confluent's deserializer gave java.lang.String instead of Incident");
    }

    private static Serde<Incident> serde(Map<String, ?> config) {
        var all = new HashMap<String, Object>(Map.of("serde.provider", "builtin"));
        all.putAll(config);
        return AvroSerdes.registry(WireTypes.INCIDENT, all, false);
    }
}
