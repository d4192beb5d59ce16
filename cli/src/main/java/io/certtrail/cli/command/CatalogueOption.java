/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.catalogue.Catalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which catalogue a command works with. */
final class CatalogueOption {
    @Option(
            names = "--catalogue",
            paramLabel = "DIR",
            description = "a folder that adds to the built-in catalogue or overrides it")
    private @Nullable Path folder;

    /** The built-in catalogue, with the folder over it when one is given. */
    Catalogue load() {
        return in(folder);
    }

    /** The built-in catalogue, with a folder over it. */
    static Catalogue in(@Nullable Path folder) {
        return Catalogue.untested(folder);
    }
}
