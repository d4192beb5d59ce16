/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.nio.charset.StandardCharsets;

/** Says in one line why a file that is no known log cannot be read. */
final class Strangers {
    private static final int SHOWN = 60;

    private Strangers() {}

    static String reason(byte[] head) {
        if (Archive.looksLike(head, head.length) || OpenedLog.isGzip(head, head.length)) {
            return "an archive inside an archive is not opened: unpack it first";
        }
        if (isCabinet(head)) {
            return "a cabinet is not opened: unpack it with expand -F:* FILE FOLDER";
        }
        if (isBinary(head)) {
            return "binary content, no known log format";
        }
        return "no known log format; it begins with '%s'; case.yaml may name one with format:"
                .formatted(beginning(head));
    }

    /** Windows packs the logs it gathers for support so. */
    private static boolean isCabinet(byte[] head) {
        return head.length > 4 && new String(head, 0, 4, StandardCharsets.ISO_8859_1).equals("MSCF");
    }

    private static boolean isBinary(byte[] head) {
        int strange = 0;
        for (var value : head) {
            strange += value >= 0 && value < ' ' && "\t\r\n\f\u001B".indexOf(value) < 0 ? 1 : 0;
        }
        return strange * 20 > head.length;
    }

    private static String beginning(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, SHOWN * 4), StandardCharsets.UTF_8).strip();
        var line = text.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), SHOWN)).replaceAll("\\p{Cntrl}", "?");
    }
}
