/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-16 read as UTF-8; what is no character becomes U+FFFD or a question mark. A stream that ended, or failed, may go
 * on later: nothing read before is lost.
 */
final class Utf16Stream extends InputStream {
    private static final int BLOCK = 8192;

    private final Reader reader;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer chars = CharBuffer.allocate(BLOCK).limit(0);
    private final ByteBuffer encoded = ByteBuffer.allocate(BLOCK * 3).limit(0);
    private boolean ended;

    Utf16Stream(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return ready() ? encoded.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        var count = Math.min(length, encoded.remaining());
        encoded.get(target, from, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    @Override
    public int available() {
        return encoded.remaining();
    }

    private boolean ready() throws IOException {
        ended = false;
        while (!encoded.hasRemaining() && !ended) {
            encode();
        }
        return encoded.hasRemaining();
    }

    private void encode() throws IOException {
        chars.compact();
        try {
            ended = reader.read(chars) < 0;
        } finally {
            chars.flip();
        }
        encoded.clear();
        encoder.encode(chars, encoded, ended);
        encoded.flip();
        if (ended) {
            encoder.reset();
        }
    }
}
