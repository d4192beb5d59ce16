/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.words;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest that ids and fingerprints are made of, which every Java has. */
public final class Sha256 {
    private Sha256() {}

    /** A fresh digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
        }
    }
}
