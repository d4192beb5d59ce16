/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.schemas.event.ScepMessage;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds in a SCEP pkiMessage (RFC 8894) what identifies it: the signed attributes and the certificate it is encrypted
 * to. It is no CMS parser: signatures are not checked and nothing is decrypted.
 */
public final class ScepMessages {
    /** More than any recipient info needs; the encrypted rest of the content is not looked at. */
    private static final int CONTENT_LIMIT = 16_384;

    private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("2A864886F70D010702");
    private static final byte[] ENVELOPED_DATA = HexFormat.of().parseHex("2A864886F70D010703");

    private ScepMessages() {}

    /** What the message says, as far as it goes; empty when it is no signed CMS message. */
    public static Optional<ScepMessage> read(byte[] message) {
        return read(message, message.length);
    }

    static Optional<ScepMessage> read(byte[] message, int length) {
        var outer = new Ber(message, length);
        if (!outer.next() || outer.tag() != Ber.SEQUENCE) {
            return Optional.empty();
        }
        var contentInfo = outer.inside();
        if (!contentInfo.next() || !contentInfo.isOid(SIGNED_DATA)) {
            return Optional.empty();
        }
        var found = new Found();
        if (contentInfo.next(Ber.CONTEXT_0)) {
            readSignedData(contentInfo.inside(), found);
        }
        return Optional.of(found.message(!outer.complete()));
    }

    private static void readSignedData(Ber explicit, Found found) {
        if (!explicit.next(Ber.SEQUENCE)) {
            return;
        }
        var signedData = explicit.inside();
        if (signedData.next(Ber.SEQUENCE)) {
            readContent(signedData.inside(), found);
        }
        while (signedData.next(Ber.SET)) {
            readSigners(signedData.inside(), found);
        }
    }

    private static void readContent(Ber encapsulated, Found found) {
        if (!encapsulated.next(Ber.CONTEXT_0)) {
            return;
        }
        var explicit = encapsulated.inside();
        if (explicit.next()) {
            readEnvelope(content(explicit), found);
        }
    }

    private static Ber content(Ber string) {
        return string.tag() == Ber.OCTET_STRING ? string.opened(CONTENT_LIMIT) : joined(string);
    }

    /** Joins the pieces of an octet string, which Apple sends constructed; a piece cut off counts as far as it goes. */
    private static Ber joined(Ber string) {
        var target = new byte[Math.min(string.length(), CONTENT_LIMIT)];
        int fill = 0;
        if (string.tag() == Ber.CONSTRUCTED_OCTET_STRING) {
            var pieces = string.inside();
            while (fill < target.length && pieces.next(Ber.OCTET_STRING)) {
                fill = pieces.copyTo(target, fill);
            }
        }
        return new Ber(target, fill);
    }

    private static void readEnvelope(Ber content, Found found) {
        if (!content.next(Ber.SEQUENCE)) {
            return;
        }
        var contentInfo = content.inside();
        if (!contentInfo.next() || !contentInfo.isOid(ENVELOPED_DATA) || !contentInfo.next(Ber.CONTEXT_0)) {
            return;
        }
        var explicit = contentInfo.inside();
        if (explicit.next(Ber.SEQUENCE)) {
            var envelope = explicit.inside();
            if (envelope.next(Ber.SET)) {
                readRecipients(envelope.inside(), found);
            }
        }
    }

    /** The first KeyTransRecipientInfo that names its certificate by issuer and serial. */
    private static void readRecipients(Ber recipients, Found found) {
        if (recipients.next(Ber.SEQUENCE)) {
            var keyTrans = recipients.inside();
            if (keyTrans.next(Ber.INTEGER) && keyTrans.next() && keyTrans.tag() == Ber.SEQUENCE) {
                readIssuerAndSerial(keyTrans.inside(), found);
            }
        }
    }

    private static void readIssuerAndSerial(Ber issuerAndSerial, Found found) {
        if (issuerAndSerial.next(Ber.SEQUENCE) && issuerAndSerial.complete()) {
            found.recipientIssuer(DistinguishedName.text(issuerAndSerial));
            if (issuerAndSerial.next(Ber.INTEGER) && issuerAndSerial.complete()) {
                found.recipientSerial(issuerAndSerial);
            }
        }
    }

    private static void readSigners(Ber signers, Found found) {
        while (signers.next(Ber.SEQUENCE)) {
            var signer = signers.inside();
            while (signer.next()) {
                if (signer.tag() == Ber.CONTEXT_0 || signer.tag() == Ber.CONTEXT_1) {
                    readAttributes(signer.inside(), found);
                }
            }
        }
    }

    private static void readAttributes(Ber attributes, Found found) {
        while (attributes.next(Ber.SEQUENCE)) {
            var attribute = attributes.inside();
            if (!attribute.next() || attribute.tag() != Ber.OID || !attribute.complete()) {
                continue;
            }
            int kind = Found.kind(attribute);
            if (attribute.next() && attribute.tag() == Ber.SET) {
                var values = attribute.inside();
                if (values.next() && values.complete()) {
                    found.attribute(kind, values);
                }
            }
        }
    }
}
