/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.nio.charset.StandardCharsets;

/** Makes texts of UTF-8. */
public final class Utf8 {
    private Utf8() {}

    /** The text that these bytes are; what is no UTF-8 becomes U+FFFD. */
    public static String text(byte[] bytes, int from, int to) {
        // The JDK looks at each byte in turn where its own intrinsic is not compiled in.
        var charset = ByteSearch.isAscii(bytes, from, to) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new String(bytes, from, to - from, charset);
    }
}
