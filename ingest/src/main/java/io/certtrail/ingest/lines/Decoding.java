/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Makes UTF-8 of any Unicode log, while it is read. */
public final class Decoding {
    private Decoding() {}

    /** The stream as UTF-8 without a byte order mark; UTF-16 is known by its mark, or by its zeros around ASCII. */
    public static InputStream utf8(InputStream in) throws IOException {
        var head = in.readNBytes(Encoding.HEAD);
        var encoding = Encoding.of(head);
        var whole = new PushbackInputStream(in, Encoding.HEAD);
        whole.unread(head, encoding.mark(), head.length - encoding.mark());
        return utf8(whole, encoding);
    }

    /** A stream behind its byte order mark, as UTF-8; it may go on after its end, or after it could not be read. */
    public static InputStream utf8(InputStream in, Encoding encoding) {
        return encoding.wide() ? new Utf16Stream(in, encoding.charset()) : in;
    }
}
