/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.redact.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept from line to line must not show: a reader of many lines says of each what one of it alone says. */
class PlainJsonTest {
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "ab",
            "channel",
            "channe1",
            "NDES01.contoso.local",
            "NDES02.contoso.local",
            "Microsoft-Intune-CertificateConnectors/Operational",
            "scepChallenge",
            "passWORD",
            "passwor",
            "<Event>",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefsecret");

    private final Random random = new Random(7);

    @Test
    void a_line_is_read_as_if_no_other_had_come_before() throws IOException {
        var json = new PlainJson();
        for (int i = 0; i < 20_000; i++) {
            var line = ("x" + object(3) + "x").getBytes(StandardCharsets.UTF_8);
            int end = line.length - 1;

            var read = Objects.requireNonNull(json.read(line, 1, end));

            var expected = Objects.requireNonNull(JsonObject.parse(line, 1, end - 1));
            assertThat(all(read)).isEqualTo(all(expected));
            assertThat(json.isClean()).isEqualTo(Secrets.isClean(line, 1, end));
        }
    }

    @Test
    void after_a_line_that_is_not_plain_the_next_is_read_as_any() throws IOException {
        var json = new PlainJson();
        for (var text :
                List.of("{\"a\":\"b\",\"c\":\"d\"}", "{\"a\":\"b\",\"c\":\"\\n\"}", "{\"a\":\"b\",\"c\":\"d\"}")) {
            var line = text.getBytes(StandardCharsets.UTF_8);

            var read = json.read(line, 0, line.length);

            if (read != null) {
                assertThat(all(read)).containsExactly("a=b", "c=d");
            }
            assertThat(read == null).isEqualTo(text.contains("\\"));
        }
    }

    private String object(int depth) {
        var text = new StringBuilder("{");
        int size = random.nextInt(40) == 0 ? 60 : random.nextInt(6);
        for (int i = 0; i < size; i++) {
            var name = size > 40 ? "k" + random.nextInt(size) : word();
            text.append(i == 0 ? "\"" : ",\"").append(name).append("\":").append(value(depth));
        }
        return text.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> depth == 0 ? "null" : object(depth - 1);
            case 1 -> Integer.toString(random.nextInt(20));
            default -> '"' + word() + '"';
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static List<String> all(JsonObject object) {
        var all = new ArrayList<String>();
        for (var name : object.names()) {
            if (object.isObject(name)) {
                all.add(name);
                all.addAll(all(object.object(name)));
            } else {
                all.add(name + "=" + object.text(name));
            }
        }
        return all;
    }
}
