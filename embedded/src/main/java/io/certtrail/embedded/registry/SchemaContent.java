/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** What makes two schemas the same one, whatever their subject: equal contents share an id and a GUID. */
record SchemaContent(String type, String text, List<Reference> references) {

    /** Confluent's GUID: the MD5 of the text and of each reference. */
    UUID guid() {
        var digest = md5();
        update(digest, text);
        for (var reference : references) {
            update(digest, reference.name());
            update(digest, reference.subject());
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, reference.version()));
        }
        var bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static void update(MessageDigest digest, String value) {
        digest.update(value.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5, which every Java must have", e);
        }
    }
}
