/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

    private static JsonObject read(String text) throws JsonProcessingException {
        return Objects.requireNonNull(JsonObject.parse(text.replace('\'', '"')));
    }

    private static List<String> leaves(JsonObject object) {
        var leaves = new ArrayList<String>();
        object.leaves((name, value) -> leaves.add(name + "=" + value));
        return leaves;
    }
}
