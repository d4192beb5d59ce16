/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.certtrail.schemas.event.ScepMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code scep/<case>.hex} must read as its {@code .expected} neighbour says. */
class ScepMessagesTest {
    private static final Path CASES = Path.of("src/test/resources/scep");
    private static final Path SAMPLES = Stream.of("../../shared", "../../../shared")
            .map(shared -> Path.of(shared, "samples", "scep"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("none"));

    static Stream<Path> messages() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".hex")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void reads_as_expected(Path hex) throws IOException {
        var expected = Path.of(hex.toString().replace(".hex", ".expected"));

        assertThat(fields(ScepMessages.read(bytes(hex)).orElseThrow())).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void a_message_cut_off_anywhere_gives_true_values_or_none(Path hex) throws IOException {
        var whole = bytes(hex);
        var all = ScepMessages.read(whole).orElseThrow();

        for (int length = 0; length < whole.length; length++) {
            var cut = ScepMessages.read(Arrays.copyOf(whole, length));
            cut.ifPresent(message -> {
                assertThat(message.truncated()).isTrue();
                assertPartOf(message, all);
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void a_damaged_message_never_throws(Path hex) throws IOException {
        var whole = bytes(hex);
        var random = new SplittableRandom(20180227);

        for (int round = 0; round < 20_000; round++) {
            var damaged = Arrays.copyOf(whole, random.nextInt(20, whole.length + 1));
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> ScepMessages.read(damaged)).doesNotThrowAnyException();
        }
    }

    @Test
    void random_bytes_are_no_message() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(ScepMessages.read(noise)).isEmpty();
        }
    }

    @Test
    void a_hundred_thousand_levels_end_the_walk_early() {
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes(bytes("3080 06092A864886F70D010702 A080 3080 020101 3100 3080 06092A864886F70D010701 A080"));
        for (int level = 0; level < 100_000; level++) {
            bomb.writeBytes(bytes("2480"));
        }

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(ScepMessages.read(bomb.toByteArray()))
                        .hasValueSatisfying(
                                message -> assertThat(message.truncated()).isTrue()));
    }

    @Test
    void a_length_of_two_gigabytes_is_only_a_claim() {
        var bomb = bytes("30847FFFFFFF 06092A864886F70D010702 A0847FFFFFFF 30847FFFFFFF 020101 31847FFFFFFF");

        assertThat(ScepMessages.read(bomb))
                .hasValueSatisfying(message -> assertThat(message.truncated()).isTrue());
        assertThat(ScepMessages.read(bytes("3084FFFFFFFF 06092A864886F70D010702")))
                .isPresent();
        assertThat(ScepMessages.read(bytes("3088FFFFFFFFFFFFFFFF 06092A864886F70D010702")))
                .isEmpty();
    }

    @Test
    void a_million_empty_sets_are_walked_once() {
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes(bytes("3080 06092A864886F70D010702 A080 3080 020101"));
        for (int i = 0; i < 1_000_000; i++) {
            bomb.writeBytes(bytes("3100"));
        }

        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(ScepMessages.read(bomb.toByteArray())).isPresent());
    }

    @Test
    void a_public_request_and_its_answer_share_their_transaction() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "public samples are not there");
        var request = ScepMessages.read(Files.readAllBytes(SAMPLES.resolve("PKCSReq.der")));
        var answer = ScepMessages.read(Files.readAllBytes(SAMPLES.resolve("CertRep.der")));

        assertThat(request).hasValueSatisfying(message -> {
            assertThat(message.transactionId()).isEqualTo("A13090761A30F66664F85D37433D2065E1112BA1");
            assertThat(message.messageType()).isEqualTo(19);
            assertThat(message.senderNonce()).isEqualTo("AE7FE8816CC6BEDD");
            assertThat(message.truncated()).isFalse();
        });
        assertThat(answer).hasValueSatisfying(message -> {
            assertThat(message.transactionId()).isEqualTo("A13090761A30F66664F85D37433D2065E1112BA1");
            assertThat(message.messageType()).isEqualTo(3);
            assertThat(message.pkiStatus()).isZero();
            assertThat(message.recipientNonce()).isEqualTo("AE7FE8816CC6BEDD");
            assertThat(message.truncated()).isFalse();
        });
    }

    private static void assertPartOf(ScepMessage part, ScepMessage whole) {
        for (var component : ScepMessage.class.getRecordComponents()) {
            if (!component.getName().equals("truncated")) {
                assertThat(value(part, component)).isIn(null, value(whole, component));
            }
        }
    }

    private static String fields(ScepMessage message) {
        return Stream.of(ScepMessage.class.getRecordComponents())
                .map(component -> component.getName() + "="
                        + Optional.ofNullable(value(message, component)).orElse("null") + "\n")
                .collect(Collectors.joining());
    }

    private static Object value(ScepMessage message, java.lang.reflect.RecordComponent component) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path hex) throws IOException {
        return bytes(Files.readString(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
