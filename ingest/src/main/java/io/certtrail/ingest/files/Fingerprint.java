/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.lines.Sha256;
import java.io.IOException;
import java.util.HexFormat;

/**
 * What a file begins with.
 *
 * @param length how many bytes were looked at
 * @param sha256 their hash
 */
record Fingerprint(int length, String sha256) {
    private static final int LIMIT = 4096;

    static Fingerprint of(Content content) {
        return of(content, LIMIT);
    }

    /** Whether the file still begins with the same bytes. */
    boolean matches(Content content) {
        return length <= content.size() && equals(of(content, Math.min(length, LIMIT)));
    }

    private static Fingerprint of(Content content, int length) {
        try (var in = content.open()) {
            var head = in.readNBytes(length);
            return new Fingerprint(
                    head.length, HexFormat.of().formatHex(Sha256.digest().digest(head)));
        } catch (IOException e) {
            return new Fingerprint(0, "");
        }
    }
}
