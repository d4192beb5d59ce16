/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.embedded.process.Arguments;
import io.certtrail.embedded.process.StartException;
import io.certtrail.embedded.registry.RegistryOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void a_port_that_is_none_is_refused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerOptions.in(folder).onPort(port))
                .withMessage("The broker's port must be 1 to 65535, or 0 for a free one, was " + port);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistryOptions.onLoopback().onPort(port))
                .withMessage("The registry's port must be 1 to 65535, or 0 for a free one, was " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0.0.0.0", "::", "*"})
    void a_host_that_clients_cannot_connect_to_is_refused(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerOptions(folder, host, 0))
                .withMessage("The broker's host '%s' is no address a client can connect to;".formatted(host)
                        + " name the computer's own, such as 127.0.0.1");
    }

    @Test
    void a_file_in_place_of_the_folder_is_refused() throws Exception {
        var file = Files.createFile(folder.resolve("data"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerOptions.in(file))
                .withMessage("The broker's data folder '%s' is a file; name a folder".formatted(file));
    }

    @Test
    void a_folder_of_something_else_is_refused_and_left_as_it_is() throws Exception {
        Files.createFile(folder.resolve("thesis.doc"));
        assertThatThrownBy(() -> EmbeddedBroker.start(BrokerOptions.in(folder)))
                .isInstanceOf(StartException.class)
                .hasMessage("The folder '%s' holds 'thesis.doc' and no broker's data;".formatted(folder)
                        + " name an empty folder or one of a broker");
        assertThat(folder).isDirectoryNotContaining("glob:**meta.properties");
    }

    @Test
    void a_host_nobody_knows_is_refused() {
        assertThatThrownBy(() -> EmbeddedBroker.start(new BrokerOptions(folder, "no such host", 0)))
                .isInstanceOf(StartException.class)
                .hasMessage("Cannot listen on no such host:0 (unknown host);"
                        + " choose another address, or port 0 for a free one");
    }

    @Test
    void limits_of_the_registry_are_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegistryOptions("127.0.0.1", 0, 0, Duration.ofSeconds(1)))
                .withMessage("The registry's body limit must be positive, was 0; try 1048576");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegistryOptions("127.0.0.1", 0, 1, Duration.ZERO))
                .withMessage("The registry's patience must be positive, was PT0S; try PT15S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegistryOptions("", 0, 1, Duration.ofSeconds(1)))
                .withMessage("The registry's host is empty; try 127.0.0.1");
    }

    @Test
    void arguments_that_are_unknown_or_without_value_are_refused() {
        var known = List.of("data", "port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.read(List.of("--dta", "x"), known))
                .withMessage("No option '--dta'; known options: --data --port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.read(List.of("--data"), known))
                .withMessage("Option '--data' needs a value");
        var arguments = Arguments.read(List.of("--port", "many"), known);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arguments.number("port", 0))
                .withMessage("Option '--port' must be a number, was 'many'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arguments.needed("data"))
                .withMessage("Option '--data' is missing");
    }
}
