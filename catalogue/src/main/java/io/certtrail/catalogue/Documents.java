/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the files of a catalogue, in the jar or in a folder. */
final class Documents {
    private static final String ROOT = "catalogue/workflows.yaml";

    private Documents() {}

    static List<Document> builtIn() {
        var url = Documents.class.getClassLoader().getResource(ROOT);
        if (url == null) {
            throw new CatalogueException("the built-in catalogue is missing from the class path (%s)".formatted(ROOT));
        }
        try {
            var uri = url.toURI();
            return "jar".equals(uri.getScheme()) ? inJar(uri) : in(Path.of(uri).resolveSibling(""));
        } catch (URISyntaxException | IOException e) {
            throw new CatalogueException("the built-in catalogue cannot be read: " + e.getMessage());
        }
    }

    private static List<Document> inJar(URI uri) throws IOException {
        try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
            return in(jar.getPath(ROOT).resolveSibling(""));
        } catch (FileSystemNotFoundException e) {
            throw new IOException(e);
        }
    }

    static List<Document> in(Path root) {
        if (!Files.isDirectory(root)) {
            throw new CatalogueException(
                    "%s: no such folder; give a folder that holds signals/ or diagnoses/".formatted(root));
        }
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".tsv"))
                    .sorted()
                    .map(file -> read(root, file))
                    .toList();
        } catch (IOException e) {
            throw new CatalogueException("%s: %s".formatted(root, e.getMessage()));
        }
    }

    private static Document read(Path root, Path file) {
        try {
            return new Document(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
