/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.schemas.words.Sha256;
import java.io.IOException;
import java.util.HexFormat;

/**
 * Some bytes of a file, by which it is known again.
 *
 * @param length how many
 * @param sha256 their hash
 */
public record Print(int length, String sha256) {
    /** The most bytes that are looked at. */
    static final int MOST = 1024;

    static final Print NOTHING = of(new byte[0]);

    static Print of(byte[] bytes) {
        return new Print(bytes.length, HexFormat.of().formatHex(Sha256.digest().digest(bytes)));
    }

    /** Of what stands before an offset. */
    static Print before(Bytes bytes, long offset) throws IOException {
        int length = (int) Math.min(MOST, offset);
        return of(bytes.slice(offset - length, length));
    }

    /** Whether it is what stands at a position. */
    boolean isAt(Bytes bytes, long position) throws IOException {
        return length == 0 || equals(of(bytes.slice(position, length)));
    }
}
