/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.schemas.diagnosis.Severity;

/** Colours, or none: the same words stand there either way. */
public enum Palette {
    PLAIN,
    COLOURED;

    /** The palette for a stream that is coloured or not. */
    public static Palette of(boolean coloured) {
        return coloured ? COLOURED : PLAIN;
    }

    /** A heading. */
    public String bold(String text) {
        return style("1", text);
    }

    /** What matters less. */
    public String faint(String text) {
        return style("2", text);
    }

    /** What went well. */
    public String good(String text) {
        return style("32", text);
    }

    /** What went wrong. */
    public String bad(String text) {
        return style("31", text);
    }

    /** Text in the colour of a severity. */
    public String severity(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL -> style("1;31", text);
            case HIGH -> style("31", text);
            case MEDIUM -> style("33", text);
            case LOW -> style("36", text);
            case INFO -> style("2", text);
        };
    }

    private String style(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
