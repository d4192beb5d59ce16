/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.cli.explain.Answer;
import io.certtrail.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** An answer to "what does this code mean", as people read it. */
public final class AnswerView {
    private static final int LABEL = 11;

    private AnswerView() {}

    /** The lines of all answers, an empty line between two. */
    public static List<String> lines(List<Answer> answers, Palette palette) {
        var lines = new ArrayList<String>();
        for (var answer : answers) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(palette.bold(Safe.text(answer.heading())));
            add(lines, answer);
        }
        return lines;
    }

    private static void add(List<String> lines, Answer answer) {
        var last = "";
        for (var field : answer.fields()) {
            var label = field.label().equals(last) && !isList(field) ? "" : field.label();
            var padded = "  " + label + " ".repeat(LABEL - label.length());
            lines.addAll(Wrapped.under(padded, Safe.text(field.text()), Terminal.WIDTH));
            last = field.label();
        }
    }

    private static boolean isList(Answer.Field field) {
        return field.label().equals("cause");
    }
}
