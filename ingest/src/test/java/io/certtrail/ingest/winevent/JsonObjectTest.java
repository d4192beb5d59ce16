/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void values_are_texts_as_a_tree_would_print_them() throws JsonProcessingException {
        var object = read("{'a':'x','n':-7,'f':1.50,'t':true,'z':null,'o':{'#text':'y'},'l':[1,{'k': 'v'}]}");

        assertThat(leaves(object)).containsExactly("a=x", "n=-7", "f=1.5", "t=true", "#text=y", "l=[1,{\"k\":\"v\"}]");
        assertThat(object.has("z")).isTrue();
        assertThat(object.text("z")).isEmpty();
        assertThat(object.texts("l")).containsExactly("1", "");
    }

    @Test
    void of_a_key_that_comes_twice_the_last_value_stays_where_the_first_was() throws JsonProcessingException {
        assertThat(leaves(read("{'a':1,'b':2,'a':3}"))).containsExactly("a=3", "b=2");
    }

    @Test
    void any_number_of_keys_keeps_its_order_and_its_last_values() throws JsonProcessingException {
        var twice = IntStream.range(0, 2000)
                .mapToObj(i -> "'k%d':%d".formatted(i % 1000, i))
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(leaves(read(twice)))
                .isEqualTo(IntStream.range(0, 1000)
                        .mapToObj(i -> "k%d=%d".formatted(i, i + 1000))
                        .toList());
    }

    @Test
    void what_is_in_a_tree_already_reads_as_its_text_does() throws JsonProcessingException {
        var text = "{'a':{'b':[1,2.5],'c':'d'},'e':1e3}".replace('\'', '"');

        assertThat(leaves(JsonObject.of(new ObjectMapper().readTree(text)))).isEqualTo(leaves(read(text)));
    }

    @Test
    void something_behind_the_object_is_an_error_and_another_kind_of_json_is_none() throws JsonProcessingException {
        assertThatThrownBy(() -> JsonObject.parse("{} {}")).hasMessageContaining("Trailing token");
        assertThat(JsonObject.parse("[1]")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{'a':'x','n':7,'t':true,'f':false,'z':null,'o':{'#text':'y','p':{}}}",
                "{ 'a' :\t'x' ,'n': 0 }\r",
                "{'a':1,'b':2,'a':'3'}",
                "{'':''}"
            })
    void plain_json_reads_as_all_json_does(String text) throws JsonProcessingException {
        var plain = plain(text);

        assertThat(plain).isNotNull();
        assertThat(leaves(Objects.requireNonNull(plain))).isEqualTo(leaves(read(text)));
        assertThat(Objects.requireNonNull(plain).names()).isEqualTo(read(text).names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{'a':'\\n'}",
                "{'a':'\u00e9'}",
                "{'a':'\t'}",
                "{'a':-1}",
                "{'a':1.5}",
                "{'a':1e3}",
                "{'a':01}",
                "{'a':1234567890123456789}",
                "{'a':[1]}",
                "{'a':truth}",
                "{'a':nul",
                "{'a':1,}",
                "{'a' 1}",
                "{'a':1 'b':2}",
                "{'a':1",
                "{'a",
                "{} {}",
                "{'a':{'a':{'a':{'a':{'a':{'a':{'a':{'a':{'a':1}}}}}}}}}"
            })
    void what_may_be_something_else_is_not_read_as_plain_json(String text) {
        assertThat(plain(text)).isNull();
    }

    @Test
    void plain_json_is_read_from_within_a_line_and_no_further() {
        var bytes = "x{\"a\":1}}".getBytes(StandardCharsets.UTF_8);

        assertThat(new PlainJson().read(bytes, 1, bytes.length - 1)).isNotNull();
        assertThat(new PlainJson().read(bytes, 1, bytes.length)).isNull();
        assertThat(new PlainJson().read(bytes, 1, bytes.length - 2)).isNull();
    }

    private static @Nullable JsonObject plain(String text) {
        var bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new PlainJson().read(bytes, 0, bytes.length);
    }

    private static JsonObject read(String text) throws JsonProcessingException {
        return Objects.requireNonNull(JsonObject.parse(text.replace('\'', '"')));
    }

    private static List<String> leaves(JsonObject object) {
        var leaves = new ArrayList<String>();
        object.leaves((name, value) -> leaves.add(name + "=" + value));
        return leaves;
    }
}
