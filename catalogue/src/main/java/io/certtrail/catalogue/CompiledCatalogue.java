/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The built-in catalogue without its tests, read and checked once when certtrail is built: what most commands start
 * with. The YAML files stay the source; they are read where this is not there, and where a folder is added to them.
 */
public final class CompiledCatalogue {
    private static final String NAME = "compiled.bin";

    private CompiledCatalogue() {}

    /** Compiles the catalogue on the class path into the file named: a step of the build. */
    public static void main(String[] args) throws IOException {
        var file = Path.of(args[0]);
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            new RecordWriter(out).write(Catalogue.untestedFromYaml(null), Catalogue.class);
        }
    }

    /** The catalogue, or null when it was not compiled. */
    static @Nullable Catalogue read() {
        var file = CompiledCatalogue.class.getResourceAsStream(NAME);
        if (file == null) {
            return null;
        }
        try (var in = new DataInputStream(new BufferedInputStream(file, 1 << 16))) {
            return (Catalogue) new RecordReader(in).read(Catalogue.class);
        } catch (IOException e) {
            throw new CatalogueException("the compiled catalogue cannot be read: " + e.getMessage());
        }
    }
}
