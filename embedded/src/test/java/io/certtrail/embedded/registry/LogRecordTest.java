/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRecordTest {
    private static final SchemaVersion PLAIN =
            new SchemaVersion("s-value", 2, 7, "AVRO", "\"string\"", List.of(), false);
    private static final SchemaVersion REFERRING =
            new SchemaVersion("u", 1, 8, "AVRO", "\"t.E\"", List.of(new Reference("t.E", "s", 3)), true);

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        new Change.VersionPut(PLAIN),
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"s-value\",\"version\":2,\"magic\":1}",
                        "{\"subject\":\"s-value\",\"version\":2,\"id\":7,\"schemaType\":\"AVRO\","
                                + "\"schema\":\"\\\"string\\\"\",\"deleted\":false}"),
                Arguments.of(
                        new Change.VersionPut(REFERRING),
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"u\",\"version\":1,\"magic\":1}",
                        "{\"subject\":\"u\",\"version\":1,\"id\":8,\"schemaType\":\"AVRO\","
                                + "\"references\":[{\"name\":\"t.E\",\"subject\":\"s\",\"version\":3}],"
                                + "\"schema\":\"\\\"t.E\\\"\",\"deleted\":true}"),
                Arguments.of(
                        new Change.VersionGone("u", 1, 8),
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"u\",\"version\":1,\"magic\":1}",
                        null),
                Arguments.of(
                        new Change.SubjectDeleted("u", 4),
                        "{\"keytype\":\"DELETE_SUBJECT\",\"subject\":\"u\",\"magic\":0}",
                        "{\"subject\":\"u\",\"version\":4}"),
                Arguments.of(
                        new Change.LevelSet(null, Compatibility.FULL),
                        "{\"keytype\":\"CONFIG\",\"subject\":null,\"magic\":0}",
                        "{\"subject\":null,\"compatibilityLevel\":\"FULL\"}"),
                Arguments.of(
                        new Change.LevelSet("u", null), "{\"keytype\":\"CONFIG\",\"subject\":\"u\",\"magic\":0}", null),
                Arguments.of(
                        new Change.ModeSet("u", Mode.READONLY),
                        "{\"keytype\":\"MODE\",\"subject\":\"u\",\"magic\":0}",
                        "{\"subject\":\"u\",\"mode\":\"READONLY\"}"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_is_written_in_confluents_format_and_read_back(Change change, String key, String value)
            throws Exception {
        var written = change.record();

        assertThat(written.key()).isEqualTo(key);
        assertThat(written.value()).isEqualTo(value);
        assertThat(written.change()).contains(change);
    }

    @Test
    void a_record_of_an_old_registry_without_a_type_is_one_of_avro() throws Exception {
        var record = new LogRecord(
                "{\"keytype\":\"SCHEMA\",\"subject\":\"s-value\",\"version\":2,\"magic\":1}",
                "{\"subject\":\"s-value\",\"version\":2,\"id\":7,\"md5\":\"AAAA\",\"schema\":\"\\\"string\\\"\"}",
                null);

        assertThat(record.change()).contains(new Change.VersionPut(PLAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keytype\":\"NOOP\",\"magic\":0}", "{\"keytype\":\"SCHEMA\"}", "[]", "null", "7"})
    void a_record_of_another_kind_changes_nothing(String key) throws Exception {
        assertThat(new LogRecord(key, "{}", null).change()).isEmpty();
    }
}
