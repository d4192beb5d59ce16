/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.race;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark works with: the checkout, a temporary folder that is gone afterwards, where to print, and its
 * options, each {@code --name NUMBER}.
 */
public final class Bench implements Closeable {
    private final PrintStream out;
    private final Map<String, Long> options;
    private final Path checkout;
    private final Path folder;

    private Bench(PrintStream out, Map<String, Long> options, Path folder) {
        this.out = out;
        this.options = options;
        this.checkout = Path.of(System.getProperty("certtrail.home", "")).toAbsolutePath();
        this.folder = folder;
    }

    /** With these options. */
    public static Bench open(PrintStream out, List<String> options) throws IOException {
        return new Bench(out, numbers(options), Files.createTempDirectory("certtrail-bench"));
    }

    /** The number of an option, or this one when it is not given. */
    public long option(String name, long otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /** The folder of the checkout. */
    public Path checkout() {
        return checkout;
    }

    /** A file in the temporary folder. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Where to print. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public PrintStream out() {
        return out;
    }

    /** A command that is certtrail itself, through its launcher. */
    public List<String> certtrail(String... arguments) {
        return joined(List.of(checkout.resolve("certtrail").toString()), arguments);
    }

    /** A command that is a program of this module in a JVM of its own, with options of the JVM. */
    public List<String> program(Class<?> main, List<String> jvmOptions, String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return joined(command, arguments);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> joined(List<String> command, String... arguments) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return List.copyOf(all);
    }

    private static Map<String, Long> numbers(List<String> words) {
        var numbers = new HashMap<String, Long>();
        for (var i = 0; i < words.size(); i += 2) {
            var name = words.get(i);
            if (!name.startsWith("--") || i + 1 == words.size()) {
                throw new IllegalArgumentException("'%s' is no option; give --name NUMBER".formatted(name));
            }
            numbers.put(name.substring(2), number(name, words.get(i + 1)));
        }
        return numbers;
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is a number, was '%s'".formatted(name, text), e);
        }
    }
}
