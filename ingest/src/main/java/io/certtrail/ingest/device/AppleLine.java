/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import org.jspecify.annotations.Nullable;

/**
 * One line of a log of iOS or macOS, split; the forms of these logs differ only in where they have what.
 *
 * @param level upper case
 * @param process empty when the line ends before it
 */
record AppleLine(
        String level,
        AppleTime time,
        String process,
        @Nullable Integer processId,
        @Nullable String thread,
        String text) {
    /** The line's parts, or null when it begins as none of the forms does. */
    static @Nullable AppleLine read(byte[] bytes, int from, int to) {
        var console = ConsoleLine.read(bytes, from, to);
        if (console != null) {
            return console;
        }
        var shown = LogShowLine.read(bytes, from, to);
        return shown == null ? SyslogLine.read(bytes, from, to) : shown;
    }

    boolean isOf(String... processes) {
        for (var name : processes) {
            if (name.equals(process)) {
                return true;
            }
        }
        return false;
    }

    /** A number of up to nine digits, or null. */
    static @Nullable Integer number(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
    }
}
