/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes UTF-8 of any Unicode log, while it is read. */
public final class Decoding {
    private static final int HEAD = 4;

    private Decoding() {}

    /** The stream as UTF-8 without a byte order mark; UTF-16 is known by its mark, or by its zeros around ASCII. */
    public static InputStream utf8(InputStream in) throws IOException {
        var head = in.readNBytes(HEAD);
        var charset = utf16(head);
        var marked =
                charset == null ? length(head, 0xEF, 0xBB, 0xBF) : length(head, 0xFF, 0xFE) + length(head, 0xFE, 0xFF);
        var whole = new PushbackInputStream(in, HEAD);
        whole.unread(head, marked, head.length - marked);
        return charset == null ? whole : new Utf16Stream(whole, charset);
    }

    private static @Nullable Charset utf16(byte[] head) {
        if (length(head, 0xFF, 0xFE) > 0 || (isAscii(head, 0) && isZero(head, 1))) {
            return StandardCharsets.UTF_16LE;
        }
        if (length(head, 0xFE, 0xFF) > 0 || (isZero(head, 0) && isAscii(head, 1))) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static int length(byte[] head, int... mark) {
        for (var i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return 0;
            }
        }
        return mark.length;
    }

    private static boolean isAscii(byte[] head, int first) {
        return head.length == HEAD && head[first] > 0 && head[first + 2] > 0;
    }

    private static boolean isZero(byte[] head, int first) {
        return head.length == HEAD && head[first] == 0 && head[first + 2] == 0;
    }
}
