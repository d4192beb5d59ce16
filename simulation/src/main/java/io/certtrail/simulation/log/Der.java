/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes DER elements, as far as a made-up message needs them. */
final class Der {
    private static final int SHORT = 0x80;

    private Der() {}

    static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var length = content.size();
        var element = new ByteArrayOutputStream(length + 4);
        element.write(tag);
        if (length >= SHORT) {
            element.write(length > 0xFF ? 0x82 : 0x81);
        }
        if (length > 0xFF) {
            element.write(length >> 8);
        }
        element.write(length);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    static byte[] oid(String hex) {
        return element(0x06, HexFormat.of().parseHex(hex));
    }
}
