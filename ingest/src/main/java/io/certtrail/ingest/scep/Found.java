/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.schemas.event.ScepMessage;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Collects what the walk finds; the first value of each kind counts. */
final class Found {
    private static final String MESSAGE_TYPE = "6086480186F845010902";
    private static final String PKI_STATUS = "6086480186F845010903";
    private static final String FAIL_INFO = "6086480186F845010904";
    private static final String SENDER_NONCE = "6086480186F845010905";
    private static final String RECIPIENT_NONCE = "6086480186F845010906";
    private static final String TRANSACTION_ID = "6086480186F845010907";
    private static final String ENROLL_ERROR = "2B0601040182371521";

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

    /** Takes the value of a signed attribute, when the attribute is one of SCEP's. */
    void attribute(String oid, Ber value) {
        switch (oid) {
            case MESSAGE_TYPE -> messageType = messageType == null ? number(value) : messageType;
            case PKI_STATUS -> pkiStatus = pkiStatus == null ? number(value) : pkiStatus;
            case FAIL_INFO -> failInfo = failInfo == null ? number(value) : failInfo;
            case SENDER_NONCE -> senderNonce = senderNonce == null ? hex(value) : senderNonce;
            case RECIPIENT_NONCE -> recipientNonce = recipientNonce == null ? hex(value) : recipientNonce;
            case TRANSACTION_ID -> transactionId = transactionId == null ? text(value) : transactionId;
            case ENROLL_ERROR -> hresult = hresult == null ? code(value) : hresult;
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
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.valueOf(digits) : null;
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
