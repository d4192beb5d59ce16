/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import io.certtrail.schemas.words.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Ids that are the same for the same input: 32 hex digits of SHA-256. */
public final class Ids {
    private Ids() {}

    /** The id of these parts in their order. */
    public static String of(String... parts) {
        var digest = Sha256.digest();
        for (var part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
