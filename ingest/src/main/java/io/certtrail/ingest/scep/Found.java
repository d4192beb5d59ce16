/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.schemas.event.ScepMessage;
import java.math.BigInteger;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Collects what the walk finds; the first value of each kind counts. */
final class Found {
    private static final byte[] SCEP = HexFormat.of().parseHex("6086480186F8450109");
    private static final byte[] ENROLL_ERROR = HexFormat.of().parseHex("2B0601040182371521");

    private static final int MESSAGE_TYPE = 2;
    private static final int PKI_STATUS = 3;
    private static final int FAIL_INFO = 4;
    private static final int SENDER_NONCE = 5;
    private static final int RECIPIENT_NONCE = 6;
    private static final int TRANSACTION_ID = 7;
    private static final int HRESULT = 256;

    private static final int TEXT_LIMIT = 256;
    private static final int BYTES_LIMIT = 64;

    private @Nullable String transactionId;
    private @Nullable Integer messageType;
    private @Nullable Integer pkiStatus;
    private @Nullable Integer failInfo;
    private @Nullable String senderNonce;
    private @Nullable String recipientNonce;
    private @Nullable Integer hresult;
    private @Nullable String recipientIssuer;
    private @Nullable String recipientSerial;

    /** Which of SCEP's attributes an object identifier names; negative for those of CMS and of anybody else. */
    static int kind(Ber oid) {
        return oid.isOid(ENROLL_ERROR) ? HRESULT : oid.armOf(SCEP);
    }

    /** Takes the value of a signed attribute of this {@link #kind}. */
    void attribute(int kind, Ber value) {
        switch (kind) {
            case MESSAGE_TYPE -> messageType = messageType == null ? number(value) : messageType;
            case PKI_STATUS -> pkiStatus = pkiStatus == null ? number(value) : pkiStatus;
            case FAIL_INFO -> failInfo = failInfo == null ? number(value) : failInfo;
            case SENDER_NONCE -> senderNonce = senderNonce == null ? hex(value) : senderNonce;
            case RECIPIENT_NONCE -> recipientNonce = recipientNonce == null ? hex(value) : recipientNonce;
            case TRANSACTION_ID -> transactionId = transactionId == null ? text(value) : transactionId;
            case HRESULT -> hresult = hresult == null ? code(value) : hresult;
            default -> {
                // an attribute of CMS itself, or somebody's own
            }
        }
    }

    void recipientIssuer(@Nullable String name) {
        recipientIssuer = name;
    }

    void recipientSerial(Ber serial) {
        recipientSerial = hex(serial);
    }

    ScepMessage message(boolean truncated) {
        return new ScepMessage(
                transactionId,
                messageType,
                pkiStatus,
                failInfo,
                senderNonce,
                recipientNonce,
                recipientIssuer,
                recipientSerial,
                hresult,
                truncated);
    }

    private static @Nullable String text(Ber value) {
        if (value.tag() == Ber.OCTET_STRING) {
            return hex(value);
        }
        return isPrimitive(value, TEXT_LIMIT) ? Texts.printable(value.latin1()) : null;
    }

    private static @Nullable String hex(Ber value) {
        return isPrimitive(value, BYTES_LIMIT) ? value.hex() : null;
    }

    /** A small number, which SCEP prints as decimal text. */
    private static @Nullable Integer number(Ber value) {
        if (!isPrimitive(value, 3)) {
            return null;
        }
        if (value.tag() == Ber.INTEGER) {
            return new BigInteger(value.content()).intValue();
        }
        var digits = value.latin1();
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** An HRESULT as a number, or as decimal or hexadecimal text. */
    private static @Nullable Integer code(Ber value) {
        if (!isPrimitive(value, 16)) {
            return null;
        }
        if (value.tag() == Ber.INTEGER) {
            return new BigInteger(value.content()).intValue();
        }
        try {
            return Long.decode(value.latin1()).intValue();
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static boolean isPrimitive(Ber value, int limit) {
        return (value.tag() & 0x20) == 0 && value.length() > 0 && value.length() <= limit;
    }
}
