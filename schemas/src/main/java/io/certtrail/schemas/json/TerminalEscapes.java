/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Escapes, beyond what JSON asks for, whatever moves a terminal's cursor or turns its text around.
 *
 * <p>Log content is hostile, and JSON lines end up on screens: C1 controls act like escape sequences, and the
 * directional overrides show a line as what it is not.
 */
final class TerminalEscapes extends CharacterEscapes {
    @Serial
    private static final long serialVersionUID = 1;

    private final int[] ascii = standardAsciiEscapesForJSON();

    TerminalEscapes() {
        ascii[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return acts(character) ? new SerializedString("\\u%04x".formatted(character)) : null;
    }

    private static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
