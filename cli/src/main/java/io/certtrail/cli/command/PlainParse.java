/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code parse FILE...} without an option, as it is mostly called. The parser of command lines takes longer to start
 * than many a file to read; all that could mean anything else to it is left to it.
 */
public final class PlainParse {
    private final Terminal io;
    private final List<Path> paths;

    private PlainParse(Terminal io, List<Path> paths) {
        this.io = io;
        this.paths = paths;
    }

    /** The command that these words are; empty when they are any other, or wrong. */
    public static Optional<PlainParse> of(Terminal io, String... words) {
        if (words.length < 2 || !words[0].equals("parse")) {
            return Optional.empty();
        }
        var paths = new ArrayList<Path>();
        for (int i = 1; i < words.length; i++) {
            if (!isPlain(words[i])) {
                return Optional.empty();
            }
            try {
                paths.add(Path.of(words[i]));
            } catch (InvalidPathException leftToTheParser) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainParse(io, paths));
    }

    /** Neither an option nor a file of further words. */
    private static boolean isPlain(String word) {
        return !word.isEmpty() && word.charAt(0) != '-' && word.charAt(0) != '@';
    }

    /** Runs it and says how the process would end. */
    public int run() {
        try {
            return new ParseCommand(io, paths).call();
        } catch (IOException | RuntimeException failure) {
            return new Errors(io, new Certtrail(io)).tell(failure);
        }
    }
}
