/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.config.Settings;
import io.certtrail.cli.run.Services;
import io.certtrail.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the roles are told: a configuration file, and the few things that are told without one. */
final class ServiceOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "configuration, as config.schema.json describes it")
    private @Nullable Path config;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Kafka, over what the configuration says")
    private @Nullable String kafka;

    @Option(names = "--registry", paramLabel = "URL", description = "schema registry, over what the configuration says")
    private @Nullable String registry;

    @Option(names = "--catalogue", paramLabel = "DIR", description = "catalogue, over what the configuration says")
    private @Nullable Path catalogue;

    /** The settings of the file, or the defaults, with the options over them. */
    Settings settings(Terminal io) {
        var settings = config == null
                ? Settings.defaults(io.directory())
                : Settings.read(io.directory().resolve(config), io.environment());
        return settings.with(
                Objects.requireNonNullElse(kafka, settings.kafka().bootstrap()),
                Objects.requireNonNullElse(registry, settings.registry().url()));
    }

    /** How the services of the settings are reached. */
    static Services services(Settings settings) {
        return new Services(
                settings.kafka().bootstrap(),
                settings.kafka().prefix(),
                settings.kafka().properties(),
                settings.registry().url(),
                settings.registry().properties());
    }

    /** The catalogue of the option, else of the settings. */
    Catalogue catalogue(Settings settings, Terminal io) {
        return CatalogueOption.in(
                catalogue == null ? settings.catalogue() : io.directory().resolve(catalogue));
    }
}
