/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks safe text into lines of a width, at spaces where there are any. */
final class Wrapped {
    private Wrapped() {}

    /** The lines; a word longer than a line is broken. */
    static List<String> lines(String safe, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : safe.split(" ", -1)) {
            for (var piece : pieces(word, columns)) {
                if (!line.isEmpty() && Safe.width(line.toString()) + 1 + Safe.width(piece) > columns) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(piece);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static List<String> pieces(String word, int columns) {
        if (Safe.width(word) <= columns) {
            return List.of(word);
        }
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        word.codePoints().forEach(c -> {
            if (Safe.width(piece.toString()) >= columns - 1) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    /** The lines, the first after a label, the others under it. */
    static List<String> under(String label, String safe, int columns) {
        var lines = new ArrayList<String>();
        for (var line : lines(safe, columns - label.length())) {
            lines.add((lines.isEmpty() ? label : " ".repeat(label.length())) + line);
        }
        return lines;
    }
}
