/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What can be told of the container files without a container engine. */
class ContainersTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    @Test
    void the_services_are_those_of_a_cluster() throws IOException {
        assertThat(map(compose(), "services").keySet())
                .isEqualTo(Set.of("kafka", "registry", "ship", "correlate", "alert"));
    }

    @Test
    void every_port_is_bound_to_the_loopback_address() throws IOException {
        assertThat(map(compose(), "services").values())
                .allSatisfy(service -> assertThat(((Map<?, ?>) service).get("ports"))
                        .satisfies(ports -> assertThat(ports == null ? List.of() : (List<?>) ports)
                                .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"))));
    }

    @Test
    void every_command_of_a_role_is_one_of_certtrail() throws IOException {
        for (var role : List.of("ship", "correlate", "alert")) {
            var command = (List<?>) map(map(compose(), "services"), role).get("command");
            assertThat(FakeTerminal.in(folder)
                            .run(command.get(0).toString(), "--help")
                            .status())
                    .isZero();
        }
    }

    @Test
    void the_configuration_of_the_roles_is_a_valid_one() throws IOException {
        var file = map(map(compose(), "configs"), "certtrail").get("file").toString();

        assertThat(Settings.read(ROOT.resolve(file), Map.of()).kafka().bootstrap())
                .isEqualTo("kafka:19092");
    }

    @Test
    void no_configuration_is_written_in_place_where_a_read_only_container_refuses_it() throws IOException {
        assertThat(map(compose(), "configs").values())
                .allSatisfy(config -> assertThat(((Map<?, ?>) config).keySet()).isEqualTo(Set.of("file")));
    }

    @Test
    void the_image_does_not_run_as_root() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("Dockerfile"))).contains("USER 10001");
    }

    private static Map<?, ?> compose() throws IOException {
        return new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return (Map<?, ?>) parent.get(key);
    }
}
