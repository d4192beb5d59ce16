/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.log;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** A made-up SCEP message with the outer form of a real one (RFC 8894): a reader finds in it what it would there. */
public final class ScepRequest {
    private static final String SIGNED_DATA = "2A864886F70D010702";
    private static final String ENVELOPED_DATA = "2A864886F70D010703";
    private static final String DATA = "2A864886F70D010701";
    private static final String MESSAGE_TYPE = "6086480186F845010902";
    private static final String SENDER_NONCE = "6086480186F845010905";
    private static final String TRANSACTION_ID = "6086480186F845010907";
    private static final String COMMON_NAME = "550403";

    private final SplittableRandom random;

    /** Whose keys and signatures are noise. */
    public ScepRequest(SplittableRandom random) {
        this.random = random;
    }

    /** Of a transaction with this name, as Base64 in a URL. */
    public String query(String transaction) {
        var text = Base64.getEncoder().encodeToString(message(transaction));
        return text.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    }

    private byte[] message(String transaction) {
        var content = Der.element(
                0x30, Der.oid(DATA), Der.element(0xA0, Der.element(0x04, envelope(), Der.element(0x04, noise(300)))));
        var signed = Der.element(
                0x30,
                new byte[] {0x02, 0x01, 0x01},
                Der.element(0x31, Der.element(0x30, Der.oid("2A864886F70D0205"))),
                content,
                Der.element(0x31, signer(transaction)));
        return Der.element(0x30, Der.oid(SIGNED_DATA), Der.element(0xA0, signed));
    }

    private byte[] envelope() {
        var issuer = Der.element(
                0x30,
                Der.element(
                        0x31, Der.element(0x30, Der.oid(COMMON_NAME), Der.element(0x0C, ascii("Contoso Issuing CA")))));
        var serial = Der.element(0x02, HexFormat.of().parseHex("1A00000007"));
        var recipient = Der.element(
                0x30, new byte[] {0x02, 0x01, 0x00}, Der.element(0x30, issuer, serial), Der.element(0x04, noise(256)));
        var enveloped = Der.element(0x30, new byte[] {0x02, 0x01, 0x00}, Der.element(0x31, recipient));
        return Der.element(0x30, Der.oid(ENVELOPED_DATA), Der.element(0xA0, enveloped));
    }

    private byte[] signer(String transaction) {
        var attributes = Der.element(
                0xA0,
                attribute(MESSAGE_TYPE, Der.element(0x13, ascii("19"))),
                attribute(SENDER_NONCE, Der.element(0x04, noise(16))),
                attribute(TRANSACTION_ID, Der.element(0x13, ascii(transaction))));
        return Der.element(0x30, new byte[] {0x02, 0x01, 0x01}, attributes, Der.element(0x04, noise(256)));
    }

    private static byte[] attribute(String oid, byte[] value) {
        return Der.element(0x30, Der.oid(oid), Der.element(0x31, value));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] noise(int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }
}
